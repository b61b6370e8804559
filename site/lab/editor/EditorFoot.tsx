/** Owns what can be done with the whole of the learner's code: put it back, show the solution, take that back. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/editor.ts';
import { comparedWith } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { SOLUTION, START } from './comparisons.ts';
import type { MountedEditor } from './mount-editor.ts';
import { Problems } from './Problems.tsx';

type Question = 'reset' | 'solution' | null;

const loss = (files: number): string => (files === 0 ? texts.noEditsToLose : texts.loss(files));

interface Props {
  readonly session: Session;
  /** Null as long as there is only text to read. */
  readonly editor: MountedEditor | null;
  /** The file in front. */
  readonly path: string;
}

export function EditorFoot({ session: { workspace }, editor, path }: Props) {
  const edits = useStore(workspace.edits);
  const undoable = useStore(workspace.undoable);
  const [question, setQuestion] = useState<Question>(null);
  const edited = Object.keys(edits).length;

  const act = (what: Exclude<Question, null>): void => {
    if (what === 'reset') workspace.reset();
    else workspace.showSolution();
    setQuestion(null);
  };
  const ask = (what: Exclude<Question, null>): void => (edited === 0 ? act(what) : setQuestion(what));

  if (question) {
    return (
      <section
        class="editor-foot is-asking"
        aria-label={question === 'reset' ? texts.putTheCodeBack : texts.showTheSolution}
      >
        <span role="alert">{texts.canBeTakenBack(loss(edited))}</span>
        <span class="right">
          <button
            type="button"
            class="btn btn-s"
            onClick={() => setQuestion(null)}
            ref={(button) => button?.focus()}
          >
            {texts.keepMyEdits}
          </button>
          <button type="button" class="btn btn-s btn-danger" onClick={() => act(question)}>
            {question === 'reset' ? texts.putItBack : texts.showTheSolution}
          </button>
        </span>
      </section>
    );
  }
  return (
    <div class="editor-foot">
      {editor && <Problems problems={editor.problems} />}
      <span class="note hide-s">
        <kbd>Ctrl</kbd> <kbd>M</kbd> {texts.letsTabMoveTheFocus}
      </span>
      <span class="right">
        {undoable && (
          <button
            type="button"
            class="btn btn-quiet btn-s"
            onClick={() => workspace.undo()}
            title={texts.takesBack(undoable)}
          >
            {texts.takeItBack}
          </button>
        )}
        <button
          type="button"
          class="btn btn-quiet btn-s"
          title={texts.formatTitle}
          disabled={!editor || !workspace.isEditable(path)}
          onClick={() => void editor?.format()}
        >
          {texts.format}
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          onClick={() => ask('reset')}
          aria-disabled={edited === 0}
          disabled={edited === 0}
        >
          <Icon name="reset" small />
          {texts.reset}
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          title={workspace.hasSolution ? texts.compareTitle : texts.compareWithBeginningTitle}
          disabled={!editor}
          onClick={() => comparedWith.set(workspace.hasSolution ? SOLUTION : START)}
        >
          {texts.compare}
        </button>
        {workspace.hasSolution && (
          <button type="button" class="btn btn-quiet btn-s" onClick={() => ask('solution')}>
            {texts.showSolution}
          </button>
        )}
      </span>
    </div>
  );
}
