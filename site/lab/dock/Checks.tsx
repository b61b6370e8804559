/** Owns the list of a lesson's checks, and what stands above it: passed, out of date, not compiled, or our fault. */
import { useStore } from '@nanostores/preact';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import { showCode, showComparison } from '../bench-state.ts';
import { changedFiles, lastFailure } from '../editor/comparisons.ts';
import { Icon } from '../Icon.tsx';
import { isPass, type RunState, type Session } from '../session.ts';
import { CheckRow } from './CheckRow.tsx';
import { type NextLesson, Passed } from './Passed.tsx';

/** Which file imports which is long, and names folders of this machine. */
const withoutTrace = (message: string): string => message.split(/\n\s*Import traces?:/)[0]?.trim() ?? message;

function NotCompiled({
  errors,
  hasFile,
}: {
  readonly errors: readonly CompileError[];
  hasFile(path: string): boolean;
}) {
  return (
    <section class="run-note" aria-label="What does not compile">
      <p>
        <strong>The code does not compile, so nothing was checked.</strong>
      </p>
      <ul class="plain-list">
        {errors.map((error) => {
          const { file, line, column, message } = error;
          const place = file && `${file}${line === null ? '' : `:${line}`}`;
          return (
            <li key={`${file}:${line}:${message}`}>
              {file && hasFile(file) ? (
                <button type="button" class="btn btn-s mono" onClick={() => showCode({ file, line, column })}>
                  {place}
                </button>
              ) : (
                place && <span class="mono t2">{place}</span>
              )}
              <pre>{withoutTrace(message)}</pre>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Above({
  run,
  session,
  next,
}: {
  readonly run: RunState;
  readonly session: Session;
  readonly next: NextLesson | null;
}) {
  if (run.kind === 'broken') {
    return (
      <div class="callout c-tool run-callout" role="alert">
        <Icon name="wrench" />
        <div>
          <strong>The checks could not run. This is our fault, not your code’s.</strong>
          <p>Nothing was counted. {run.message}</p>
        </div>
      </div>
    );
  }
  if (run.kind !== 'ended') return null;
  const isPassed = isPass(run.run, session.checks.length);
  return (
    <>
      {run.stale && (
        <p class="run-note stale">These results are from before your last edit. Run the checks again.</p>
      )}
      {run.run.kind === 'not-compiled' && (
        <NotCompiled errors={run.run.errors} hasFile={session.workspace.has} />
      )}
      {isPassed && !run.stale && <Passed count={session.checks.length} next={next} isNew={run.isNewPass} />}
    </>
  );
}

interface Props {
  readonly session: Session;
  readonly next: NextLesson | null;
}

export function Checks({ session, next }: Props) {
  const run = useStore(session.run);
  const states = useStore(session.checkStates);
  const versions = useStore(session.history.versions);
  const edits = useStore(session.workspace.edits);
  /** Leads to what was changed since a check failed, in the first of its files. */
  const sinceFailure = (id: string): (() => void) | null => {
    const before = lastFailure(id, versions, edits);
    const file = before && changedFiles(before.edits, edits)[0];
    return before && file ? () => showComparison(file, before.id) : null;
  };
  // A run that an edit caused leaves the results of the one before until it has its own.
  const isOld = run.kind === 'ended' ? run.stale : run.kind === 'running' && run.cause === 'edit';
  const mistakes = Object.values(session.frontMatter.mistakes);
  return (
    <div class="checks">
      <Above run={run} session={session} next={next} />
      <ul class={`plain-list ${isOld ? 'is-stale' : ''}`}>
        {session.checks.map(({ id, title }) => (
          <CheckRow
            key={id}
            title={title}
            state={states[id] ?? { status: 'idle' }}
            isRunning={run.kind === 'running'}
            onCompare={sinceFailure(id)}
            reasons={mistakes.filter(({ caughtBy }) => caughtBy === id).map(({ explanation }) => explanation)}
          />
        ))}
      </ul>
    </div>
  );
}
