// Owns who sees the organisers' pages: people who run a venue.
import { redirect } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { auth } from '@/auth';
import { ListSkeleton } from '@/components/skeleton';

interface Props {
  children: ReactNode;
}

export default function OrganiserLayout({ children }: Props) {
  return (
    <Suspense fallback={<ListSkeleton count={4} label="Loading your venue" />}>
      <OrganisersOnly>{children}</OrganisersOnly>
    </Suspense>
  );
}

async function OrganisersOnly({ children }: Props) {
  const session = await auth();
  if (session?.role !== 'organiser') redirect('/sign-in');
  return children;
}
