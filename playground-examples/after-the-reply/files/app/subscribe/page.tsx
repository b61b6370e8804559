// Owns the page of the newsletter.
import { SubscribeButton } from '@/components/subscribe-button';
import ui from '@/components/ui.module.css';

export default function SubscribePage() {
  return (
    <div className={ui.stack}>
      <h1>What is on, once a month</h1>
      <SubscribeButton />
    </div>
  );
}
