/**
 * Owns the cookies of the app's people. Browsers hold none: a preview in somebody else's page loses its cookies, and
 * previews on one host would share them. So each person's jar is kept here, filled from replies and added to requests.
 */
import { parseSetCookie } from 'set-cookie-parser';
import { type Caller, type Person, people } from '../sandbox.ts';
import { sessions } from './app-tools.ts';
import { trueNow } from './clock.ts';

type Jar = Map<string, { value: string; expiresAt: number }>;
export type SavedJars = ReadonlyMap<Person, Jar>;

const jars = new Map<Person, Jar>(people.map((person) => [person, new Map()]));

/** Cookie headers of sessions that must not count, by person and kind. */
const forged = new Map<string, string>();

const jarOf = (person: Person): Jar => jars.get(person) ?? new Map();
const nameOf = (person: Person): string => person.charAt(0).toUpperCase() + person.slice(1);

/** Takes over the Set-Cookie headers of a reply. Paths and domains do not matter: each jar is for one app only. */
export function storeCookies(person: Person, setCookies: readonly string[]): void {
  for (const cookie of parseSetCookie([...setCookies], { decodeValues: false })) {
    const expiresAt =
      cookie.maxAge !== undefined
        ? trueNow() + cookie.maxAge * 1000
        : (cookie.expires?.getTime() ?? Number.POSITIVE_INFINITY);
    if (expiresAt <= trueNow()) jarOf(person).delete(cookie.name);
    else jarOf(person).set(cookie.name, { value: cookie.value, expiresAt });
  }
}

/** The Cookie header of a person, or of somebody with a session that must not count; null for none. */
export function cookieHeader(caller: Caller): string | null {
  if (typeof caller !== 'string') return forged.get(`${caller.person}/${caller.session}`) ?? null;
  const alive = [...jarOf(caller)].filter(([, cookie]) => cookie.expiresAt > trueNow());
  return alive.length === 0 ? null : alive.map(([name, { value }]) => `${name}=${value}`).join('; ');
}

const withBadSignature = (value: string): string => {
  // The first character of the signature: the last one of a base64 text may carry bits that count for nothing.
  const at = value.lastIndexOf('.') + 1;
  return `${value.slice(0, at)}${value[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`;
};

// Made when everybody signs in: made at the call, their rows would count as something that the call changed.
const forgeSessions = async (person: Person): Promise<void> => {
  const expired = await sessions().create(nameOf(person), { expired: true });
  forged.set(`${person}/expired`, `${expired.name}=${expired.value}`);
  const good = await sessions().create(nameOf(person));
  forged.set(`${person}/bad-signature`, `${good.name}=${withBadSignature(good.value)}`);
};

/** Empties every jar and signs each person in anew, so that "as Ben" means what it says. */
export async function signEverybodyIn(): Promise<void> {
  for (const person of people) {
    jarOf(person).clear();
    if (person === 'anon') continue;
    const cookie = await sessions().create(nameOf(person));
    jarOf(person).set(cookie.name, { value: cookie.value, expiresAt: Number.POSITIVE_INFINITY });
    await forgeSessions(person);
  }
}

export const copyJars = (): SavedJars => new Map([...jars].map(([person, jar]) => [person, new Map(jar)]));
export const putJarsBack = (saved: SavedJars): void => {
  for (const [person, jar] of saved) jars.set(person, new Map(jar));
};
