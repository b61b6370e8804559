/** Owns what can be done while a file is compared: choose with what, take it over, or go back. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/editor.ts';
import { comparedWith, openFile } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import type { Comparison } from './comparisons.ts';

interface Props {
  readonly session: Session;
  readonly comparisons: readonly Comparison[];
  /** What it is compared with now. */
  readonly other: Comparison;
}

export function CompareFoot({ session: { workspace }, comparisons, other }: Props) {
  const path = useStore(openFile);
  useStore(workspace.edits);
  const theirs = other.read(path);
  const isMissing = !workspace.has(path);
  const isSame = theirs === (isMissing ? null : workspace.read(path));
  const said = isSame
    ? texts.sameInBoth
    : theirs === null
      ? texts.onlyYours(other.name)
      : isMissing && texts.onlyTheirs(other.name);
  return (
    <section class="editor-foot" aria-label={texts.compareYourCode}>
      <label class="compare-with">
        {texts.beside}
        <select
          class="select"
          value={other.id}
          onChange={({ currentTarget }) => comparedWith.set(currentTarget.value)}
        >
          {comparisons.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <span class="note" role="status">
        {said}
      </span>
      <span class="right">
        <button
          type="button"
          class="btn btn-quiet btn-s"
          disabled={isSame || !(isMissing || workspace.isEditable(path))}
          onClick={() => other.take(path)}
        >
          <Icon name="copy" small />
          {texts.takeThisFile}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={() => other.takeAll()}>
          {texts.takeAll}
        </button>
        <button type="button" class="btn btn-s" onClick={() => comparedWith.set(null)}>
          {texts.backToYourCode}
        </button>
      </span>
    </section>
  );
}
