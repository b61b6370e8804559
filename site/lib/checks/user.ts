/** Owns who a check may act as. */
import type { Caller, ForgedSession, Row } from '../sandbox/sandbox.ts';

/** One of the app's people, with their row in the database. `anon` has no row. */
export interface User extends Row {
  readonly person: 'ana' | 'ben' | 'orla' | 'otto';
  readonly id: string;
}

/** Somebody to call as: a user, nobody, or somebody whose session must not count. */
export type As = User | 'anon' | ForgedSession;

/** What the sandbox understands by somebody. */
export const toCaller = (as: As): Caller => {
  if (as === 'anon') return 'anon';
  return 'session' in as && (as.session === 'expired' || as.session === 'bad-signature')
    ? { person: as.person as ForgedSession['person'], session: as.session }
    : (as.person as User['person']);
};
