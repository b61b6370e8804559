// Owns the organiser's page.
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ListSkeleton } from '@/components/skeleton';
import { VenueDesk } from '@/components/venue-desk';

export const metadata: Metadata = { title: 'Your venue' };

export default function OrganiserPage() {
  return (
    <>
      <h1>Your venue</h1>
      <Suspense fallback={<ListSkeleton count={4} label="Loading your venue" />}>
        <VenueDesk />
      </Suspense>
    </>
  );
}
