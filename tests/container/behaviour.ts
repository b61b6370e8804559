/**
 * Owns what a behaviour is: something to do with a running app, and what must be seen, in whichever profile it runs.
 * With it come the few ways to look at an app that the behaviours share.
 */
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Files } from '../../site/lib/files/files.ts';
import type { ActionCall, ActionResult, Caller, Person } from '../../site/lib/sandbox/sandbox.ts';
import { readAll } from '../../site/lib/sandbox/server/inner.ts';
import { tagValue, untagValue } from '../../site/lib/sandbox/value.ts';
import type { RunningServer } from '../sandbox/sandbox-fixture.ts';

export interface Behaviour {
  readonly name: string;
  /** @returns plain values in which nothing depends on the bundler, the time or chance. */
  observe(app: RunningServer): Promise<unknown>;
  /** What every profile must give. */
  readonly expected: unknown;
}

/** Behaviours with the files that they need, laid over the template before the app starts. */
export interface Topic {
  readonly files: Files;
  readonly behaviours: readonly Behaviour[];
}

/** Calls an action as a check would. */
export const call = async (
  app: RunningServer,
  action: string,
  args: readonly unknown[] = [],
  more: Partial<ActionCall> = {},
): Promise<ActionResult> =>
  await app.control.call({
    action,
    as: 'anon',
    args: await Promise.all(args.map(tagValue)),
    source: 'check',
    ...more,
  });

/** What a reply holds: the value where there is one, else how it ended. */
export const outcomeOf = ({ reply: { outcome } }: ActionResult): unknown =>
  outcome.kind === 'value' ? untagValue(outcome.value) : outcome;

/** Calls an action and gives back what it answered. */
export const answerOf = async (
  app: RunningServer,
  action: string,
  args: readonly unknown[] = [],
  more: Partial<ActionCall> = {},
): Promise<unknown> => outcomeOf(await call(app, action, args, more));

export interface Seen {
  readonly status: number;
  readonly body: string;
}

/** Gets a page or a route from inside. */
export const get = async (app: RunningServer, path: string, as: Caller = 'anon'): Promise<Seen> => {
  const { status, body } = await app.control.request({ path, as });
  return { status, body };
};

/** A page as a person reads it: without React's comments, and without scripts, whose data repeats what the page says. */
const visible = (body: string): string =>
  body.replace(/<script\b[^>]*>[\s\S]*?(?:<\/script>|$)/g, '').replace(/<!--[\s\S]*?-->/g, '');

/** Gets what stands between `[[` and `]]` in a page, in the order of the text. */
export const marked = (body: string): string[] =>
  [...visible(body).matchAll(/\[\[([^\][]*)\]\]/g)].map(([, text]) => text ?? '');

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Opens a request at a person's port, as a browser would; the reply can be read piece by piece. */
export const open = (
  app: RunningServer,
  person: Person,
  path: string,
  { method = 'GET', headers = {}, body }: Sending = {},
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { host, port, origin } = new URL(app.previews[person]);
    const own = method === 'GET' ? { host } : { host, origin };
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { ...own, ...headers } },
      resolve,
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });

/** The same, read to its end. */
export const visit = async (
  app: RunningServer,
  person: Person,
  path: string,
  sending?: Sending,
): Promise<Seen & { readonly headers: IncomingHttpHeaders }> => {
  const response = await open(app, person, path, sending);
  const body = (await readAll(response)).toString('utf8');
  return { status: response.statusCode ?? 0, body, headers: response.headers };
};

/**
 * Reads a reply until a person could see `text` in it, or to its end without one.
 * @returns all that was read, with what was read before.
 * @throws if it ends before.
 */
export async function readUntil(
  chunks: AsyncIterator<Uint8Array>,
  text: string | null,
  before = '',
): Promise<string> {
  let body = before;
  while (text === null || !visible(body).includes(text)) {
    const { done, value } = await chunks.next();
    if (done && text === null) break;
    if (done) throw new Error(`The reply ended without ${JSON.stringify(text)}: ${body.slice(-300)}`);
    body += Buffer.from(value).toString('utf8');
  }
  return body;
}

/** Asks again and again until `isThere`, for what Next does after its reply. @throws with what came last after 10 s. */
export async function eventually<T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const value = await ask();
    if (isThere(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`It never came; the last answer was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
