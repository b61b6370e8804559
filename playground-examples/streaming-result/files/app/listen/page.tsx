// Owns the page on which one hears about the gala.
import { Announcement } from '@/components/announcement';
import ui from '@/components/ui.module.css';

export default function ListenPage() {
  return (
    <div className={ui.stack}>
      <h1>What is on tonight?</h1>
      <Announcement slug="gala" />
    </div>
  );
}
