/** Owns how the app's people are shown: round is a buyer, square an organiser, a broken outline is nobody signed in. */
import * as texts from '#texts/workbench.ts';
import type { Person as PersonName } from '../lib/sandbox/sandbox.ts';

interface Look {
  readonly letter: string;
  readonly role: string;
  readonly shape: '' | 'org' | 'anon';
  /** In a sentence: "Ana was signed in". */
  readonly sentence: string;
}

export const looks: Readonly<Record<PersonName, Look>> = {
  anon: { letter: '?', role: texts.signedOut, shape: 'anon', sentence: texts.nobodyWasSignedIn },
  ana: { letter: 'A', role: texts.buyer, shape: '', sentence: texts.anaWasSignedIn },
  ben: { letter: 'B', role: texts.buyer, shape: '', sentence: texts.benWasSignedIn },
  orla: { letter: 'O', role: texts.organiser, shape: 'org', sentence: texts.orlaWasSignedIn },
  otto: { letter: 'T', role: texts.organiser, shape: 'org', sentence: texts.ottoWasSignedIn },
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
