/**
 * Owns carrying the context to the callbacks of Node's functions: those that hand work to the system and call back
 * once, with the callback as their last argument. Streams over files need nothing of their own, they use these.
 */
import crypto from 'node:crypto';
import dns from 'node:dns';
import fs from 'node:fs';
import stream from 'node:stream';
import { type Callback, carry } from './context.ts';
import { type Patch, prototypesOf, replaceFunction } from './patch.ts';

/** The same function, with the context carried to the callback that is its last argument, if it has one. */
const carryingLast = (native: Callback): Callback =>
  function (...args) {
    const last = args.length - 1;
    if (typeof args[last] === 'function') args[last] = carry(args[last]);
    return Reflect.apply(native, this, args);
  };

const onAll = (target: object, names: readonly string[]): Patch[] =>
  names.flatMap((name) => replaceFunction(target, name, carryingLast));

// What waits has a twin that does not: so new functions of later Nodes are found too.
const fsNames = Object.keys(fs).filter((name) => `${name}Sync` in fs);
const watchers = ['watch', 'watchFile'];

const cryptoNames = [
  'argon2',
  'checkPrime',
  'decapsulate',
  'diffieHellman',
  'encapsulate',
  'generateKey',
  'generateKeyPair',
  'generatePrime',
  'hkdf',
  'pbkdf2',
  'pseudoRandomBytes',
  'randomBytes',
  'randomFill',
  'randomInt',
  'scrypt',
  'sign',
  'verify',
];

const isDnsQuery = (name: string): boolean => /^(lookup|resolve|reverse)/.test(name);

/** Patches for node:fs, node:crypto, node:dns and the ends of node:stream. */
export function callbackPatches(): Patch[] {
  const onFs = onAll(fs, [...fsNames, ...watchers]);
  const realpath = onFs.find((patch) => patch.key === 'realpath')?.value;
  return [
    ...onFs,
    ...(typeof realpath === 'function' ? onAll(realpath, ['native']) : []),
    ...onAll(crypto, cryptoNames),
    // Node 24 carries the context to these two, earlier ones call in that of whoever ends the stream.
    ...onAll(stream, ['finished', 'pipeline']),
    ...onAll(dns, Object.keys(dns).filter(isDnsQuery)),
    // Its queries are methods of a class that it extends; on it they are found first.
    ...prototypesOf([dns], ['Resolver']).flatMap((resolver) =>
      onAll(resolver, Object.getOwnPropertyNames(Object.getPrototypeOf(resolver)).filter(isDnsQuery)),
    ),
  ];
}
