// Owns the page of the newsletter.
import { SubscribeButton } from '@/components/subscribe-button';

export default function SubscribePage() {
  return (
    <>
      <h1>What is on, once a month</h1>
      <SubscribeButton />
    </>
  );
}
