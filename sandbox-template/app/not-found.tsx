// Owns the answer to an address that leads nowhere.
import Link from 'next/link';
import ui from '@/components/ui.module.css';

export default function NotFound() {
  return (
    <>
      <h1>Nothing behind this door</h1>
      <div className={ui.notice}>
        <p>This page does not exist, or the event is no longer on sale.</p>
        <Link href="/events" className={ui.primary}>
          See what is on
        </Link>
      </div>
    </>
  );
}
