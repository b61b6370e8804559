// Owns one event's page.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { shareEvent } from '@/actions/event-desk';
import { EventDetails } from '@/components/event-details';
import { HouseTools } from '@/components/house-tools';
import { ShareButton } from '@/components/share-button';
import { EventSkeleton } from '@/components/skeleton';
import { getEvent } from '@/data/events';
import { doILike } from '@/data/likes';
import { getShares } from '@/data/shares';

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await getEvent((await params).slug);
  return event ? { title: event.title, description: event.blurb } : { title: 'No such event' };
}

export default function EventPage({ params }: Props) {
  return (
    <Suspense fallback={<EventSkeleton />}>
      <Details params={params} />
    </Suspense>
  );
}

async function Details({ params }: Pick<Props, 'params'>) {
  const event = await getEvent((await params).slug);
  if (!event) notFound();
  const [liked, shares] = await Promise.all([doILike(event.id), getShares(event.id)]);
  return (
    <>
      <EventDetails event={event} liked={liked} />
      <ShareButton action={shareEvent.bind(null, event.id)} shares={shares} />
      <HouseTools event={event} />
    </>
  );
}
