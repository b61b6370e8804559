/** Owns what can be done while a file is compared with the solution: take it over, or go back. */
import { useStore } from '@nanostores/preact';
import { compares, openFile } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';

export function CompareFoot({ session: { workspace } }: { readonly session: Session }) {
  const path = useStore(openFile);
  useStore(workspace.edits);
  const isSame = workspace.read(path) === workspace.solutionOf(path);
  return (
    <section class="editor-foot" aria-label="Compare with the solution">
      <span class="note" role="status">
        {isSame ? 'In the solution this file is as yours is.' : 'Yours first, then the solution.'}
      </span>
      <span class="right">
        <button
          type="button"
          class="btn btn-quiet btn-s"
          disabled={isSame}
          onClick={() => workspace.takeFromSolution(path)}
        >
          <Icon name="copy" small />
          Take this file
        </button>
        <button type="button" class="btn btn-s" onClick={() => compares.set(false)}>
          Back to your code
        </button>
      </span>
    </section>
  );
}
