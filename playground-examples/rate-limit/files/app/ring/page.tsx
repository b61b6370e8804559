// Owns the stage door.
import { Bell } from '@/components/bell';
import ui from '@/components/ui.module.css';

export default function RingPage() {
  return (
    <div className={ui.stack}>
      <h1>Stage door</h1>
      <Bell />
    </div>
  );
}
