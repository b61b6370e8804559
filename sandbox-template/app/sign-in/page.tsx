// Owns the sign-in page.
import type { Metadata } from 'next';
import { signIn } from '@/actions/session';
import ui from '@/components/ui.module.css';
import { listPeople } from '@/data/people';
import styles from './sign-in.module.css';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  const people = await listPeople();
  return (
    <>
      <h1>Who are you?</h1>
      <p className={ui.lead}>This is a demonstration, so nobody has a password.</p>
      <form action={signIn} className={styles.people}>
        {people.map(({ name, role, venue }) => (
          <button key={name} type="submit" name="person" value={name}>
            <strong>{name}</strong>
            <span>{role === 'organiser' ? `Organiser at ${venue}` : 'Buys tickets'}</span>
          </button>
        ))}
      </form>
    </>
  );
}
