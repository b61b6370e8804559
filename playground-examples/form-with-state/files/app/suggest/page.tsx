// Owns the page on which visitors suggest acts.
import { SuggestForm } from '@/components/suggest-form';

export default function SuggestPage() {
  return (
    <>
      <h1>Who should play here?</h1>
      <SuggestForm />
    </>
  );
}
