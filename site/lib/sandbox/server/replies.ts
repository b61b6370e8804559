/** Owns saying what a reply to an action call is: as it came from Next, and after what a check made of it at its gate. */
import type { IncomingMessage } from 'node:http';
import type { ActionReply } from '../sandbox.ts';
import { type TaggedValue, tagValue, untagValue } from '../value.ts';
import { decodeReply } from './flight.ts';
import type { Opening } from './gates.ts';
import type { ReadAlong } from './inner.ts';

const header = (response: IncomingMessage, name: string): string | undefined => {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** A reply in words; how long it took is known when it has left. */
type Described = Omit<ActionReply, 'ms'>;

/** A reply whose head has come. */
interface Arriving {
  readonly folder: string;
  readonly response: IncomingMessage;
  readonly args: readonly TaggedValue[];
  /** Milliseconds since the call began. */
  elapsed(): number;
}

const describeOutcome = async (
  { folder, response, args, elapsed }: Arriving,
  { body, whole }: ReadAlong,
): Promise<Pick<Described, 'outcome' | 'chunks'>> => {
  const redirect = header(response, 'x-action-redirect');
  if (redirect !== undefined)
    return { outcome: { kind: 'redirect', to: redirect.split(';')[0] ?? redirect }, chunks: [] };
  const status = response.statusCode ?? 0;
  if (!header(response, 'content-type')?.includes('x-component')) {
    const location = header(response, 'location');
    const isRedirect = location !== undefined && status >= 300 && status < 400;
    if (isRedirect) return { outcome: { kind: 'redirect', to: location }, chunks: [] };
    return { outcome: { kind: 'refused', text: (await whole).toString('utf8').slice(0, 400) }, chunks: [] };
  }
  const { chunks: pieces, ...decoded } = await decodeReply(folder, body, args.map(untagValue), elapsed);
  const chunks = await Promise.all(
    pieces.map(async ({ value, ms }) => ({ value: await tagValue(value), ms })),
  );
  const outcome: ActionReply['outcome'] =
    decoded.kind === 'value' ? { kind: 'value', value: await tagValue(decoded.value) } : decoded;
  return { outcome, chunks };
};

/** Says what a reply is while its body comes; done when it has come whole. */
export const describeReply = async (arriving: Arriving, reading: ReadAlong): Promise<Described> => ({
  status: arriving.response.statusCode ?? 0,
  ...(await describeOutcome(arriving, reading)),
  revalidated: /[1-9]/.test(header(arriving.response, 'x-action-revalidated') ?? ''),
  cookiesSet: arriving.response.headers['set-cookie'] ?? [],
});

const UNEVENTFUL: Pick<Described, 'revalidated' | 'cookiesSet' | 'chunks'> = {
  revalidated: false,
  cookiesSet: [],
  chunks: [],
};
const LOST: Described = { ...UNEVENTFUL, status: 0, outcome: { kind: 'lost' } };
const FAILED: Described = {
  ...UNEVENTFUL,
  status: 500,
  outcome: { kind: 'refused', text: 'Internal Server Error' },
};

/** What becomes of a reply at its gate: how it is described, and the body that goes out. */
export const replyAfter = (
  opening: Opening,
  came: { reply: Described; bytes: Uint8Array },
): { reply: Described; bytes: Uint8Array } => {
  switch (opening.how) {
    case 'release':
      return came;
    case 'lose':
      return { ...came, reply: LOST };
    case 'fail':
      return { ...came, reply: FAILED };
    case 'answer': {
      const { value, bytes } = opening;
      return { reply: { ...UNEVENTFUL, status: 200, outcome: { kind: 'value', value } }, bytes };
    }
  }
};
