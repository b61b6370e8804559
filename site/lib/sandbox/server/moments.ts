/** Owns noting what happens while a request is answered, and when: its statements, its cache, what it prints. */
import { format } from 'node:util';
import { markPrinted } from '../printed.ts';
import type { Moment } from '../sandbox.ts';
import { currentContext, type RequestContext } from './request-context.ts';

/** A loop of statements is told by its first ones. */
const KEPT = 200;
const LONGEST_TEXT = 500;

type Untimed<M> = M extends Moment ? Omit<M, 'ms'> : never;

/** Milliseconds since the request came in, to a tenth. */
export const elapsed = ({ began }: RequestContext): number =>
  Math.round((performance.now() - began) * 10) / 10;

/** Notes what happens now, for the request that the running code belongs to; nothing outside of one. */
export function noteMoment(moment: Untimed<Moment>): void {
  const context = currentContext();
  if (!context || context.moments.length >= KEPT) return;
  context.moments.push({ ...moment, ms: elapsed(context) } as Moment);
}

/** One line for people: cut where it is very long, without the colours of a terminal. */
export const shorten = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '').trim();
  return plain.length > LONGEST_TEXT ? `${plain.slice(0, LONGEST_TEXT - 1)}…` : plain;
};

const LEVELS = { log: 'log', info: 'log', debug: 'log', warn: 'warning', error: 'error' } as const;
/** What Next's development server prints about the request itself. */
const OF_NEXT = /^\s*(GET|POST|HEAD) \S+ \d{3} in /;

/**
 * Notes from now on what is printed while a request is answered, and marks what is printed as a warning or an error for
 * the server log. Call it before Next loads, which wraps the console.
 */
export function watchPrinting(): void {
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    const original = console[method].bind(console);
    const level = LEVELS[method];
    console[method] = (...args: unknown[]) => {
      if (level === 'log') original(...args);
      else original('%s', markPrinted(level, format(...args)));
      const text = currentContext() ? shorten(format(...args)) : '';
      if (text !== '' && !OF_NEXT.test(text)) noteMoment({ kind: 'log', level, text });
    };
  }
}
