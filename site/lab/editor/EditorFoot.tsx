/** Owns what can be done with the whole of the learner's code: put it back, show the solution, take that back. */
import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { comparedWith } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { SOLUTION, START } from './comparisons.ts';
import type { MountedEditor } from './mount-editor.ts';
import { Problems } from './Problems.tsx';

type Question = 'reset' | 'solution' | null;

const loss = (files: number): string =>
  files === 0
    ? 'There are no edits to lose.'
    : `You lose your edits in ${files === 1 ? 'one file' : `${files} files`}.`;

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
        aria-label={question === 'reset' ? 'Put the code back' : 'Show the solution'}
      >
        <span role="alert">{loss(edited)} You can take it back afterwards.</span>
        <span class="right">
          <button
            type="button"
            class="btn btn-s"
            onClick={() => setQuestion(null)}
            ref={(button) => button?.focus()}
          >
            Keep my edits
          </button>
          <button type="button" class="btn btn-s btn-danger" onClick={() => act(question)}>
            {question === 'reset' ? 'Put it back' : 'Show the solution'}
          </button>
        </span>
      </section>
    );
  }
  return (
    <div class="editor-foot">
      {editor && <Problems problems={editor.problems} />}
      <span class="note hide-s">
        <kbd>Ctrl</kbd> <kbd>M</kbd> lets Tab move the focus
      </span>
      <span class="right">
        {undoable && (
          <button
            type="button"
            class="btn btn-quiet btn-s"
            onClick={() => workspace.undo()}
            title={`Takes ${undoable} back`}
          >
            Take it back
          </button>
        )}
        <button
          type="button"
          class="btn btn-quiet btn-s"
          title="Formats this file with Prettier (Shift+Alt+F)"
          disabled={!editor || !workspace.isEditable(path)}
          onClick={() => void editor?.format()}
        >
          Format
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          onClick={() => ask('reset')}
          aria-disabled={edited === 0}
          disabled={edited === 0}
        >
          <Icon name="reset" small />
          Reset
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          title={`Your code beside ${workspace.hasSolution ? 'the solution' : 'its beginning'}, or beside an earlier version of yours`}
          disabled={!editor}
          onClick={() => comparedWith.set(workspace.hasSolution ? SOLUTION : START)}
        >
          Compare
        </button>
        {workspace.hasSolution && (
          <button type="button" class="btn btn-quiet btn-s" onClick={() => ask('solution')}>
            Show solution
          </button>
        )}
      </span>
    </div>
  );
}
