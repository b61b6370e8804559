// Owns the front page.
import { EventList } from '@/components/event-list';
import ui from '@/components/ui.module.css';

export default function HomePage() {
  return (
    <>
      <h1>What is on</h1>
      <p className={ui.lead}>Two small theatres, one door.</p>
      <EventList />
    </>
  );
}
