/** Owns laying out what a check saw: each call with what changed after it. Pure. */
import { dequal } from 'dequal';
import type { Evidence } from '../../lib/checks/outcome.ts';
import type { RowChange, WireCall } from '../../lib/sandbox/sandbox.ts';

export interface Scene {
  /** Null for a comparison that no single call explains. */
  readonly call: WireCall | null;
  readonly changes: readonly RowChange[];
}

const byRow = (changes: readonly RowChange[]): RowChange[] =>
  [...changes].sort((a, b) => `${a.table}/${a.id}`.localeCompare(`${b.table}/${b.id}`));

/** A comparison that says the same as the call before it is not shown twice. */
export function scenesOf(evidence: readonly Evidence[]): Scene[] {
  const scenes: Scene[] = [];
  for (const each of evidence) {
    if (each.kind === 'call') {
      scenes.push({ call: each.call, changes: each.call.changes });
      continue;
    }
    const before = scenes.at(-1);
    const isSame = before?.call && dequal(byRow(before.changes), byRow(each.changes));
    if (!isSame) scenes.push({ call: null, changes: each.changes });
  }
  return scenes;
}

/** What the verdict rests on comes last; a comparison is shown together with the call before it. */
export function lastScenes(scenes: readonly Scene[]): {
  readonly main: readonly Scene[];
  readonly earlier: readonly Scene[];
} {
  const main = scenes.at(-1)?.call === null && scenes.at(-2)?.call ? 2 : 1;
  return { main: scenes.slice(-main), earlier: scenes.slice(0, -main) };
}
