/** Owns how the app's people are shown: round is a buyer, square an organiser, a broken outline is nobody signed in. */
import type { Person as PersonName } from '../lib/sandbox/sandbox.ts';

interface Look {
  readonly letter: string;
  readonly role: string;
  readonly shape: '' | 'org' | 'anon';
  /** In a sentence: "Ana was signed in". */
  readonly sentence: string;
}

export const looks: Readonly<Record<PersonName, Look>> = {
  anon: { letter: '?', role: 'signed out', shape: 'anon', sentence: 'Nobody was signed in.' },
  ana: { letter: 'A', role: 'buyer', shape: '', sentence: 'Ana was signed in.' },
  ben: { letter: 'B', role: 'buyer', shape: '', sentence: 'Ben was signed in.' },
  orla: { letter: 'O', role: 'organiser', shape: 'org', sentence: 'Orla was signed in.' },
  otto: { letter: 'T', role: 'organiser', shape: 'org', sentence: 'Otto was signed in.' },
};

export function Person({
  name,
  withRole = false,
}: {
  readonly name: PersonName;
  readonly withRole?: boolean;
}) {
  const { letter, role, shape } = looks[name];
  return (
    <span class={`person ${shape}`}>
      <i aria-hidden="true">{letter}</i>
      {name}
      {withRole && <small>{role}</small>}
    </span>
  );
}
