// Owns the stage door.
import { Bell } from '@/components/bell';

export default function RingPage() {
  return (
    <>
      <h1>Stage door</h1>
      <Bell />
    </>
  );
}
