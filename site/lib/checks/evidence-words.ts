/** Owns telling in lines of plain text what a check saw, for where there is no page to show it in. Pure. */
import { showValue } from '../sandbox/value.ts';
import { describeChange, describeOutcome } from './describe.ts';
import type { Evidence } from './outcome.ts';

const MOST_LETTERS = 200;
const short = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;

const changesInWords = (changes: Extract<Evidence, { kind: 'changes' }>['changes']): string[] =>
  changes
    .flatMap(describeChange)
    .map(({ path, before, after }) => short(`${path}: ${before ?? 'nothing'} → ${after ?? 'gone'}`));

/** What was sent, what came back and what changed, a line each; what follows from a line is indented below it. */
export const evidenceInWords = (evidence: readonly Evidence[]): string[] =>
  evidence.flatMap((each) => {
    const changed = each.kind === 'call' ? each.call.changes : each.changes;
    const lines = changesInWords(changed).map((line) => `  ${line}`);
    if (each.kind === 'changes')
      return ['compared the database:', ...(lines.length > 0 ? lines : ['  no change'])];
    const { action, args, person, reply, page } = each.call;
    const sent = `${action?.name ?? 'an unknown action'}(${args.map(showValue).join(', ')})`;
    return [
      short(`${person ?? 'somebody'} sent ${sent} to ${page}`),
      short(`  ${reply ? describeOutcome(reply.outcome) : 'no reply yet'}`),
      ...(lines.length > 0 ? lines : ['  no change']),
    ];
  });
