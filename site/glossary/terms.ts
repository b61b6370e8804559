/**
 * Owns the words of the course: what each means in Next.js 16.4.6, and where it is taught. `code` in a definition is
 * written with backticks. Lessons are named by their ids; the page and a test refuse one that does not exist.
 */

export interface Term {
  /** As it is written in the middle of a sentence; the page writes the first letter large unless it is code. */
  readonly term: string;
  /** Its address on the page. Once published it stays. */
  readonly id: string;
  /** Written as code. */
  readonly isCode?: boolean;
  /** On which side of the line it lives, if on one. */
  readonly side?: 'browser' | 'server';
  /** One to four sentences. */
  readonly definition: string;
  /** Lessons that teach it, in the order of the course. */
  readonly lessons: readonly string[];
  /** Where to read more; a term that no lesson teaches yet needs it. */
  readonly read?: { readonly title: string; readonly href: string };
  /** Ids of terms that are told apart from it or build on it. */
  readonly see: readonly string[];
}

const docs = (title: string, path: string): Term['read'] => ({
  title,
  href: `https://nextjs.org/docs/app/${path}`,
});
const react = (title: string, path: string): Term['read'] => ({
  title,
  href: `https://react.dev/reference/${path}`,
});

export const terms: readonly Term[] = [
  {
    term: 'action id',
    id: 'action-id',
    definition:
      'The 42 hexadecimal digits by which a call names its server action, in the header `Next-Action`. Next makes them from the action’s file, its name and the build’s key, so another build may have others. An id is no secret and no permission: whoever once had the button has it.',
    lessons: ['public-endpoint'],
    see: ['server-action'],
  },
  {
    term: 'authentication',
    id: 'authentication',
    side: 'server',
    definition:
      'Finding out who is calling, from something that the caller cannot choose: a session that the server knows. It says nothing about what this person may do.',
    lessons: ['public-endpoint', 'own-the-row'],
    see: ['authorization', 'session'],
  },
  {
    term: 'authorization',
    id: 'authorization',
    side: 'server',
    definition:
      'Deciding whether this caller may do this to that row. It belongs inside the action, best as a condition of the statement that makes the change.',
    lessons: ['public-endpoint', 'own-the-row'],
    see: ['authentication', 'idor'],
  },
  {
    term: 'bound argument',
    id: 'bound-argument',
    side: 'browser',
    definition:
      'An argument that `.bind` fixed before the action was handed to the browser. It travels there and back in plain text, so a caller can write another in its place.',
    lessons: ['public-endpoint', 'honest-forms'],
    see: ['closure', 'server-action'],
  },
  {
    term: 'cache tag',
    id: 'cache-tag',
    side: 'server',
    definition:
      'A name that `cacheTag` puts on a cached answer, so that a write can end that answer without knowing who reads it. At most 256 characters, and 128 tags on one answer; what is beyond is dropped with a warning.',
    lessons: ['tag-the-data', 'pick-the-verb'],
    read: docs('cacheTag', 'api-reference/functions/cacheTag'),
    see: ['update-tag', 'revalidate-tag', 'use-cache'],
  },
  {
    term: 'cacheLife',
    id: 'cache-life',
    isCode: true,
    side: 'server',
    definition:
      'Says how long a cached answer lives by itself: how long a browser may keep it, when the server makes a new one behind the scenes, and when the old one may not be served any more.',
    lessons: ['tag-the-data', 'pick-the-verb'],
    read: docs('cacheLife', 'api-reference/functions/cacheLife'),
    see: ['use-cache', 'stale'],
  },
  {
    term: 'closure',
    id: 'closure',
    definition:
      'What an action that is written inside a component uses from around it. Next encrypts these values, sends them to the browser with the page, and gets them back with the call. They are what they were when the page was rendered, however late the call comes.',
    lessons: [],
    read: docs('Closures and encryption', 'guides/data-security#closures-and-encryption'),
    see: ['bound-argument'],
  },
  {
    term: 'CSRF',
    id: 'csrf',
    definition:
      'Cross-site request forgery: another website lets somebody’s browser send a request to yours, and the browser adds that person’s cookies. Against it stand the origin check and cookies that are `SameSite`.',
    lessons: [],
    read: docs('Allowed origins', 'guides/data-security#allowed-origins-advanced'),
    see: ['origin-check'],
  },
  {
    term: 'data access layer',
    id: 'data-access-layer',
    side: 'server',
    definition:
      'Functions that are the only way to the data. They ask who is calling and return only what this person may have, so that no action can forget the question.',
    lessons: ['public-endpoint', 'own-the-row'],
    read: docs('Data security', 'guides/data-security'),
    see: ['authorization'],
  },
  {
    term: 'digest',
    id: 'digest',
    definition:
      'What the browser gets, in production, of an error that was thrown on the server: a short hash, made of message and stack. The words stay in the server’s log, under the same digest. Two errors from two lines have two digests, so a caller can tell them apart.',
    lessons: ['own-the-row', 'roll-back'],
    see: ['error-boundary'],
  },
  {
    term: 'error boundary',
    id: 'error-boundary',
    side: 'browser',
    definition:
      'A component that draws something else when one below it fails; in Next, `error.tsx`. An action that throws ends there too, unless the code that called it catches the error. All that the boundary replaces is gone, what was typed included.',
    lessons: ['roll-back'],
    read: docs('error.js', 'api-reference/file-conventions/error'),
    see: ['digest', 'rollback'],
  },
  {
    term: 'Flight',
    id: 'flight',
    definition:
      'React’s format for what a server sends of rendered components: rows of elements, values and references, as a stream. A reply to a server action is Flight, and it can carry the new page beside the answer. Arguments are encoded for the way there by a format of the same family.',
    lessons: ['runtime-types'],
    read: react('Serializable types', 'rsc/use-server#serializable-parameters-and-return-values'),
    see: ['server-action', 'reply'],
  },
  {
    term: 'FormData',
    id: 'form-data',
    isCode: true,
    definition:
      'What a form hands to the action that it was given. Its values are texts and files, never numbers, and a field may come twice: `get` gives the first, `Object.fromEntries` the last.',
    lessons: ['runtime-types', 'honest-forms'],
    see: ['validation', 'progressive-enhancement'],
  },
  {
    term: 'idempotency key',
    id: 'idempotency-key',
    definition:
      'A value that a caller sends along and repeats when it tries again. The server remembers it with the result, so a second call with the same key is the same order and not a second one.',
    lessons: ['honest-forms', 'roll-back'],
    see: ['race'],
  },
  {
    term: 'insecure direct object reference',
    id: 'idor',
    definition:
      'The hole in which a caller names a row by its id and the server asks who is calling, but not whose row it is. Often written IDOR.',
    lessons: ['own-the-row'],
    see: ['authorization'],
  },
  {
    term: 'live region',
    id: 'live-region',
    side: 'browser',
    definition:
      'An element whose changes a screen reader says by itself: `role="status"` when there is a pause, `role="alert"` at once. Without one, an answer that only appears is not heard.',
    lessons: ['honest-forms', 'roll-back'],
    see: ['pending'],
  },
  {
    term: 'mass assignment',
    id: 'mass-assignment',
    side: 'server',
    definition:
      'Writing all that was sent into a row, so that a caller can set columns that no form has. A spread does it. Name what you take.',
    lessons: ['runtime-types'],
    see: ['validation'],
  },
  {
    term: 'optimistic update',
    id: 'optimistic-update',
    side: 'browser',
    definition:
      'Showing the likely outcome of a call before its answer has come. It is a guess: it lies over the server’s data, and the answer takes its place whatever it was.',
    lessons: ['instant-like', 'roll-back'],
    see: ['use-optimistic', 'rollback'],
  },
  {
    term: 'origin check',
    id: 'origin-check',
    side: 'server',
    definition:
      'Next compares the `Origin` of a call with the host that it was sent to, `X-Forwarded-Host` or else `Host`, and refuses the call if they differ and `serverActions.allowedOrigins` does not name it. Browsers send `Origin` with every POST. A program need not, and a call without it runs.',
    lessons: [],
    read: docs('serverActions', 'api-reference/config/next-config-js/serverActions'),
    see: ['csrf'],
  },
  {
    term: 'pending',
    id: 'pending',
    side: 'browser',
    definition:
      'The time between a press and its answer. `useActionState` and `useTransition` say so at once; state that a form’s action sets by itself is only shown when the waiting is over.',
    lessons: ['honest-forms', 'instant-like'],
    see: ['use-action-state', 'transition'],
  },
  {
    term: 'progressive enhancement',
    id: 'progressive-enhancement',
    side: 'browser',
    definition:
      'A form that works before its JavaScript has arrived, and better afterwards. It does if its action is the server action itself, or comes from a `useActionState` that was given it; a function of your own around the action ends that.',
    lessons: ['honest-forms'],
    see: ['use-action-state', 'form-data'],
  },
  {
    term: 'proxy',
    id: 'proxy',
    side: 'server',
    definition:
      'The function in `proxy.ts`, called middleware before Next 16, which sees a request before any page does. It watches addresses, and an action has as many addresses as there are pages that use it. So it is good for a friendly redirect and no guard of an action.',
    lessons: ['public-endpoint'],
    read: docs('proxy.js', 'api-reference/file-conventions/proxy'),
    see: ['authorization', 'server-action'],
  },
  {
    term: 'race',
    id: 'race',
    side: 'server',
    definition:
      'Two calls at the same time, of which each acts on what it read before the other wrote. What is checked in one statement and changed in the next can have changed in between; a condition of the statement that changes cannot.',
    lessons: ['own-the-row', 'honest-forms'],
    see: ['idempotency-key'],
  },
  {
    term: 'refresh',
    id: 'refresh',
    isCode: true,
    side: 'server',
    definition:
      'Puts the caller’s page, rendered again, into the reply of the action that calls it. It ends no cached answer. It throws anywhere but in a server action. `router.refresh()` in the browser asks for the page with a request of its own instead.',
    lessons: ['pick-the-verb'],
    read: docs('refresh', 'api-reference/functions/refresh'),
    see: ['update-tag', 'revalidate-tag'],
  },
  {
    term: 'reply',
    id: 'reply',
    definition:
      'What comes back from a call: what the action returned, and the page rendered anew if the action has ended cached answers at once, set a cookie or called `refresh`. Both arrive together.',
    lessons: ['saved-but-stale', 'pick-the-verb'],
    see: ['flight', 'refresh'],
  },
  {
    term: 'revalidatePath',
    id: 'revalidate-path',
    isCode: true,
    side: 'server',
    definition:
      'Ends at once what is cached for an address as a browser writes it, or, with the type `page` or `layout`, for a route as it stands in the `app` folder. A name that nothing answers to ends nothing. In an action the reply brings the page along.',
    lessons: ['saved-but-stale', 'pick-the-verb'],
    read: docs('revalidatePath', 'api-reference/functions/revalidatePath'),
    see: ['update-tag', 'cache-tag'],
  },
  {
    term: 'revalidateTag',
    id: 'revalidate-tag',
    isCode: true,
    side: 'server',
    definition:
      "Marks the answers with a tag as old. The second argument says how long the old one may still be served while a new one is made: with `'max'` the next visitor gets it without waiting, and the reply brings no page; with `{ expire: 0 }` it is gone at once. With one argument it is deprecated.",
    lessons: ['pick-the-verb'],
    read: docs('revalidateTag', 'api-reference/functions/revalidateTag'),
    see: ['update-tag', 'cache-tag', 'stale'],
  },
  {
    term: 'rollback',
    id: 'rollback',
    side: 'browser',
    definition:
      'Taking a guess back when its call has failed. `useOptimistic` does it by itself, since a guess ends with its action; a copy of the guess in a state of your own prevents it.',
    lessons: ['roll-back'],
    see: ['optimistic-update', 'use-optimistic'],
  },
  {
    term: 'server action',
    id: 'server-action',
    side: 'server',
    definition:
      "A function marked with `'use server'`, which React also calls a server function. It runs on the server and can be called from the browser: a call is a POST to a page, with the action’s id in a header and the arguments as its body. Anybody can send it.",
    lessons: ['public-endpoint', 'own-the-row', 'runtime-types'],
    read: docs('Server actions', 'guides/server-actions'),
    see: ['action-id', 'bound-argument', 'closure'],
  },
  {
    term: 'session',
    id: 'session',
    side: 'server',
    definition:
      'What the server keeps about somebody who has signed in, found by a cookie that only its browser has. The cookie alone proves little: the session can be over.',
    lessons: ['public-endpoint', 'own-the-row'],
    see: ['authentication'],
  },
  {
    term: 'stale',
    id: 'stale',
    definition:
      'Kept from before a write, and wrong since. Copies lie on the server, in the router of a browser and on its screen, and no write reaches any of them by itself.',
    lessons: ['saved-but-stale', 'tag-the-data', 'pick-the-verb'],
    see: ['use-cache', 'update-tag'],
  },
  {
    term: 'transition',
    id: 'transition',
    side: 'browser',
    definition:
      'An update that React may finish later while the page before stays usable. The function that is given to `startTransition` or to a form is what React calls an action: it has a beginning and an end, and a guess lives in between.',
    lessons: ['honest-forms', 'instant-like', 'roll-back'],
    read: react('useTransition', 'react/useTransition'),
    see: ['use-optimistic', 'pending'],
  },
  {
    term: 'updateTag',
    id: 'update-tag',
    isCode: true,
    side: 'server',
    definition:
      'Ends the answers with a tag at once, for everybody: the reply to this call has the new page, and whoever asks next waits for a new answer. It throws outside of server actions.',
    lessons: ['saved-but-stale', 'tag-the-data', 'pick-the-verb'],
    read: docs('updateTag', 'api-reference/functions/updateTag'),
    see: ['revalidate-tag', 'refresh', 'cache-tag'],
  },
  {
    term: "'use cache'",
    id: 'use-cache',
    isCode: true,
    side: 'server',
    definition:
      'The directive that keeps what a function or a component answers, by its arguments, for later requests. Unless you configure more, it is kept in the memory of one server.',
    lessons: ['saved-but-stale', 'tag-the-data'],
    read: docs('use cache', 'api-reference/directives/use-cache'),
    see: ['cache-tag', 'cache-life', 'stale'],
  },
  {
    term: 'useActionState',
    id: 'use-action-state',
    isCode: true,
    side: 'browser',
    definition:
      'The hook that gives a form its action’s last answer and whether another is on its way. The action then gets the answer before as its first argument; that one comes from the browser too, and can be forged.',
    lessons: ['honest-forms', 'roll-back'],
    read: react('useActionState', 'react/useActionState'),
    see: ['pending', 'progressive-enhancement'],
  },
  {
    term: 'useOptimistic',
    id: 'use-optimistic',
    isCode: true,
    side: 'browser',
    definition:
      'The hook that lays a guess over what the server said, for as long as an action runs, and then draws what the server said again. A guess that is made outside of an action does not last, and React warns about it in development.',
    lessons: ['instant-like', 'roll-back'],
    read: react('useOptimistic', 'react/useOptimistic'),
    see: ['optimistic-update', 'transition'],
  },
  {
    term: 'validation',
    id: 'validation',
    side: 'server',
    definition:
      'Looking at what was sent when it arrives, since types are gone by then. `unknown` is the honest type of an argument, and a schema a short way to make something of it. Valid is not true: what the server knows it looks up.',
    lessons: ['runtime-types'],
    see: ['mass-assignment', 'form-data'],
  },
];

/** The terms as the page lists them: by their letters, whatever stands around them. */
export const sortedTerms: readonly Term[] = terms.toSorted((a, b) =>
  a.term
    .replace(/[^\p{L}]/gu, '')
    .localeCompare(b.term.replace(/[^\p{L}]/gu, ''), 'en', { sensitivity: 'base' }),
);

/** How a term stands as a heading. */
export const headingOf = ({ term, isCode = false }: Term): string =>
  isCode ? term : term.charAt(0).toUpperCase() + term.slice(1);
