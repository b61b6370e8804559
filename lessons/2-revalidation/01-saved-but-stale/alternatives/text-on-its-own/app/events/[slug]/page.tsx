// Owns one event's page.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { EventDetails } from '@/components/event-details';
import { HouseTools } from '@/components/house-tools';
import { EventSkeleton } from '@/components/skeleton';
import { getText } from '@/data/event-text';
import { getEvent } from '@/data/events';
import { doILike } from '@/data/likes';

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const [event, text] = await Promise.all([getEvent(slug), getText(slug)]);
  return event ? { title: event.title, description: text } : { title: 'No such event' };
}

export default function EventPage({ params }: Props) {
  return (
    <Suspense fallback={<EventSkeleton />}>
      <Details params={params} />
    </Suspense>
  );
}

async function Details({ params }: Pick<Props, 'params'>) {
  const { slug } = await params;
  const [found, text] = await Promise.all([getEvent(slug), getText(slug)]);
  if (!found) notFound();
  const event = { ...found, blurb: text ?? '' };
  return (
    <>
      <EventDetails event={event} liked={await doILike(event.id)} />
      <HouseTools event={event} />
    </>
  );
}
