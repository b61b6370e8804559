/** Owns setting two replies side by side, line by line, and saying which lines differ. Pure. */
import { describeChange } from '../../../lib/checks/describe.ts';
import type { RowChange } from '../../../lib/sandbox/sandbox.ts';
import { callText, count, expiredTags, originText, replyText } from '../words.ts';
import type { Sent } from './history.ts';

export interface Line {
  readonly label: string;
  /** Of the first and of the second. */
  readonly texts: readonly [string, string];
  /** Code is set in the code's face. */
  readonly isCode: boolean;
  readonly differs: boolean;
}

const rowsText = (changes: readonly RowChange[]): string => {
  const cells = changes.flatMap(describeChange).map(({ path, before, after }) => {
    return `${path}: ${before ?? 'none'} → ${after ?? 'gone'}`;
  });
  return cells.length === 0 ? 'none' : cells.toSorted().join('\n');
};

const tagsText = (tags: readonly string[]): string =>
  tags.length === 0
    ? 'no tag expired'
    : `${count(tags.length, 'tag')} expired: ${tags.toSorted().join(', ')}`;

interface Said extends Pick<Line, 'label' | 'isCode'> {
  readonly text: string;
}

const linesOf = ({ draft, result: { call, reply } }: Sent): Said[] => {
  const said = replyText(reply);
  return [
    { label: 'call', text: callText(call), isCode: true },
    { label: 'called by', text: draft.person, isCode: false },
    { label: 'origin', text: originText(call.origin) ?? 'same site', isCode: false },
    { label: 'page', text: call.page, isCode: true },
    { label: 'status', text: reply.status === 0 ? 'none' : String(reply.status), isCode: true },
    {
      label: 'reply',
      text: said.label === 'reply' ? said.text : `${said.label}: ${said.text}`,
      isCode: true,
    },
    { label: 'rows changed', text: rowsText(call.changes), isCode: true },
    { label: 'cache', text: tagsText(expiredTags(call)), isCode: false },
    { label: 'cookies set', text: reply.cookiesSet.toSorted().join('\n') || 'none', isCode: true },
  ];
};

/** How long they took is no difference: it is another one each time. */
export function compareSent(one: Sent, other: Sent): Line[] {
  const isSameCode = one.edits === other.edits;
  const [first, second] = [linesOf(one), linesOf(other)];
  const code: Line = {
    label: 'your code',
    texts: isSameCode ? ['the same', 'the same'] : ['as it was', 'edited since'],
    isCode: false,
    differs: !isSameCode,
  };
  const lines = first.map(({ label, text, isCode }, index): Line => {
    const texts = [text, second[index]?.text ?? ''] as const;
    return { label, texts, isCode, differs: texts[0] !== texts[1] };
  });
  return [code, ...lines];
}

/** In a sentence. */
export function differencesText(lines: readonly Line[]): string {
  const labels = lines.filter(({ differs }) => differs).map(({ label }) => label);
  if (labels.length === 0) return 'Nothing differs.';
  return labels.length === lines.length ? 'Everything differs.' : `Different: ${labels.join(', ')}.`;
}
