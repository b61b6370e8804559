/** Owns hearing what the page's console says: in the words it shows, with who wrote them. */
import type { ConsoleLine } from '../protocol.ts';

const inWords = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Error || typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
};

/**
 * The arguments of a console call as one text: placeholders of the first filled in, styles left out, the rest appended.
 * (The placeholders: console.spec.whatwg.org, "Formatter".)
 */
export function formatConsole(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(inWords).join(' ');
  const text = first.replace(/%([sdifoOjc%])/g, (placeholder, kind: string) => {
    if (kind === '%') return '%';
    if (rest.length === 0) return placeholder;
    const value = rest.shift();
    if (kind === 'c') return '';
    if (kind === 'd' || kind === 'i') return String(Number.parseInt(String(value), 10));
    return kind === 'f' ? String(Number.parseFloat(String(value))) : inWords(value);
  });
  return [text, ...rest.map(inWords)].join(' ').trim();
}

/** What Next's development server says about itself in every page. */
const CHATTER =
  /^\[(HMR|Fast Refresh|Next\.js DevTools)\]|React DevTools|^Skipping auto-scroll behavior|^Detected `scroll-behavior/;

/** What React says where no line of its own stands in the stack: reported as an uncaught error, or sent by the server. */
const REACT_WORDS =
  /https:\/\/react\.dev\/(link|errors)|unique "key" prop|^Hydration failed|error (occurred )?(during|while) hydrat|hydration error|Minified React error/i;

/** Files of React, as both bundlers name them: in a path, or as part of a chunk's name. */
const REACT_FILE = /[/_](react|react-dom|react-server-dom-(webpack|turbopack)|scheduler)[/_.@-]/;
/** What stands between the console and who called it: this agent, and Next, which listens in as well. */
const LISTENER = /agent\.js|intercept-console|forward-logs|^\s*at (\S+\.)?console\.\S+ \(/;

/**
 * Who wrote a line of the console.
 * @param stack Of the call, newest frame first, as V8 or Gecko write it; null for what was not called but reported.
 */
export function whoWrote(text: string, stack: string | null): ConsoleLine['from'] {
  if (CHATTER.test(text)) return 'next';
  const caller = (stack ?? '').split('\n').find((line) => /:\d+:\d+\)?$/.test(line) && !LISTENER.test(line));
  return REACT_WORDS.test(text) || (caller !== undefined && REACT_FILE.test(caller)) ? 'react' : 'app';
}

const LEVELS = { error: 'error', warn: 'warning', log: 'log' } as const;
const LONGEST_TEXT = 4000;

/** Tells `say` of every error, warning and log from now on. */
export function watchConsole(say: (line: ConsoleLine) => void): void {
  const tell = (level: ConsoleLine['level'], text: string, stack: string | null): void =>
    say({ level, text: text.slice(0, LONGEST_TEXT), from: whoWrote(text, stack) });
  for (const method of ['error', 'warn', 'log'] as const) {
    const original = console[method].bind(console);
    console[method] = (...args: unknown[]) => {
      original(...args);
      tell(LEVELS[method], formatConsole(args), new Error().stack ?? null);
    };
  }
  addEventListener('error', (event) => tell('error', event.message, null));
  addEventListener('unhandledrejection', (event) =>
    tell('error', `Uncaught (in promise) ${inWords(event.reason)}`, null),
  );
}
