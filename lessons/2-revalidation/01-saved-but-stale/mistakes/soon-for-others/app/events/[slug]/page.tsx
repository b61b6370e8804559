// Owns one event's page.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { EventDetails } from '@/components/event-details';
import { HouseTools } from '@/components/house-tools';
import { EventSkeleton } from '@/components/skeleton';
import { getEvent } from '@/data/events';
import { doILike } from '@/data/likes';
import { getMyVenue } from '@/data/organiser';

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
  // Whoever runs the house sees the row itself.
  const mine = (await getMyVenue())?.events.find(({ id }) => id === event.id);
  const shown = { ...event, blurb: mine?.blurb ?? event.blurb };
  return (
    <>
      <EventDetails event={shown} liked={await doILike(event.id)} />
      <HouseTools event={shown} />
    </>
  );
}
