/** Owns setting two replies side by side, line by line, and saying which lines differ. Pure. */
import * as texts from '#texts/attack.ts';
import { reply as replyLabel } from '#texts/calls.ts';
import { describeChange } from '../../../lib/checks/describe.ts';
import type { RowChange } from '../../../lib/sandbox/sandbox.ts';
import { callText, expiredTags, originText, replyText } from '../words.ts';
import type { Sent } from './history.ts';

export interface Line {
  readonly label: string;
  /** Of the first and of the second. */
  readonly both: readonly [string, string];
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
  tags.length === 0 ? texts.noTagExpired : texts.tagsExpired(tags.toSorted());

interface Said extends Pick<Line, 'label' | 'isCode'> {
  readonly text: string;
}

const linesOf = ({ draft, result: { call, reply } }: Sent): Said[] => {
  const said = replyText(reply);
  return [
    { label: texts.call, text: callText(call), isCode: true },
    { label: texts.calledByLabel, text: draft.person, isCode: false },
    { label: texts.originLabel, text: originText(call.origin) ?? texts.sameSite, isCode: false },
    { label: texts.page, text: call.page, isCode: true },
    { label: texts.status, text: reply.status === 0 ? texts.none : String(reply.status), isCode: true },
    {
      label: replyLabel,
      text: said.label === replyLabel ? said.text : `${said.label}: ${said.text}`,
      isCode: true,
    },
    { label: texts.rowsChanged, text: rowsText(call.changes), isCode: true },
    { label: texts.cache, text: tagsText(expiredTags(call)), isCode: false },
    { label: texts.cookiesSet, text: reply.cookiesSet.toSorted().join('\n') || texts.none, isCode: true },
  ];
};

/** How long they took is no difference: it is another one each time. */
export function compareSent(one: Sent, other: Sent): Line[] {
  const isSameCode = one.edits === other.edits;
  const [first, second] = [linesOf(one), linesOf(other)];
  const code: Line = {
    label: texts.yourCode,
    both: isSameCode ? [texts.same, texts.same] : [texts.asItWas, texts.editedSince],
    isCode: false,
    differs: !isSameCode,
  };
  const lines = first.map(({ label, text, isCode }, index): Line => {
    const both = [text, second[index]?.text ?? ''] as const;
    return { label, both, isCode, differs: both[0] !== both[1] };
  });
  return [code, ...lines];
}

/** In a sentence. */
export function differencesText(lines: readonly Line[]): string {
  const labels = lines.filter(({ differs }) => differs).map(({ label }) => label);
  if (labels.length === 0) return texts.nothingDiffers;
  return labels.length === lines.length ? texts.everythingDiffers : texts.differs(labels);
}
