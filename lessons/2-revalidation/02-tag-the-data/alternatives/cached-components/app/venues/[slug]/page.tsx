// Owns one venue's page: its events on sale.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { EventList } from '@/components/event-list';
import { ListSkeleton } from '@/components/skeleton';
import ui from '@/components/ui.module.css';
import { getVenue } from '@/data/events';

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const venue = await getVenue((await params).slug);
  return { title: venue?.name ?? 'No such venue' };
}

export default function VenuePage({ params }: Props) {
  return (
    <Suspense fallback={<ListSkeleton count={4} label="Loading the venue" />}>
      <Programme params={params} />
    </Suspense>
  );
}

async function Programme({ params }: Props) {
  const venue = await getVenue((await params).slug);
  if (!venue) notFound();
  return (
    <>
      <h1>{venue.name}</h1>
      <p className={ui.lead}>{venue.city}</p>
      <EventList venueId={venue.id} />
    </>
  );
}
