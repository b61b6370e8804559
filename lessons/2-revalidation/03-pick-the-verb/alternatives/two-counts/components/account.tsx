// Owns the line that says who is signed in, the organiser's badge, and the way in and out.
import Link from 'next/link';
import { signOut } from '@/actions/session';
import { auth } from '@/auth';
import { getNewComments } from '@/data/new-comments';
import styles from './header.module.css';
import { NewComments } from './new-comments';

export async function Account() {
  const session = await auth();
  if (!session) {
    return (
      <div className={styles.line} data-slot="account">
        <span>You are not signed in</span>
        <Link href="/sign-in">Sign in</Link>
      </div>
    );
  }
  return (
    <div className={styles.line} data-slot="account">
      <span>
        Signed in as <strong>{session.name}</strong>
      </span>
      {session.role === 'organiser' && <Organiser />}
      <form action={signOut}>
        <button type="submit">Sign out</button>
      </form>
    </div>
  );
}

async function Organiser() {
  const unread = await getNewComments();
  return (
    <>
      <NewComments unread={unread} />
      <Link href="/organiser">Your venue</Link>
    </>
  );
}
