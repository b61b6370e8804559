// Owns the button of a form that buys, and its state while the answer is on its way.
import { useFormStatus } from 'react-dom';
import ui from './ui.module.css';

/** Has to stand inside the form: the status it asks for is that of the nearest form around it. */
export function BuyButton({ soldOut }: { soldOut: boolean }) {
  const { pending } = useFormStatus();
  return (
    <fieldset disabled={pending || soldOut} style={{ border: 0, margin: 0, padding: 0 }}>
      <button type="submit" className={ui.primary}>
        {soldOut ? 'Sold out' : pending ? 'One moment' : 'Buy tickets'}
      </button>
    </fieldset>
  );
}
