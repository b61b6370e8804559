// Owns the page on which visitors suggest acts.
import { SuggestForm } from '@/components/suggest-form';
import ui from '@/components/ui.module.css';

export default function SuggestPage() {
  return (
    <div className={ui.stack}>
      <h1>Who should play here?</h1>
      <SuggestForm />
    </div>
  );
}
