// Owns the page on which one hears about the gala.
import { Announcement } from '@/components/announcement';

export default function ListenPage() {
  return (
    <>
      <h1>What is on tonight?</h1>
      <Announcement slug="gala" />
    </>
  );
}
