/** Owns the list of checks, and what stands above it: passed, out of date, not compiled, or our fault. */
import { useStore } from '@nanostores/preact';
import * as texts from '#texts/checks.ts';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import { panel, showCode, showComparison } from '../bench-state.ts';
import { isPass, type RunState } from '../check-runs.ts';
import { changedFiles, lastFailure } from '../editor/comparisons.ts';
import { Icon } from '../Icon.tsx';
import { noteOpened } from '../open-files.ts';
import type { Session } from '../session.ts';
import { CheckRow } from './CheckRow.tsx';
import { Passed } from './Passed.tsx';
import { runsAfterEdits } from './run-after-edits.ts';

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
    <section class="run-note" aria-label={texts.whatDoesNotCompile}>
      <p>
        <strong>{texts.nothingWasChecked}</strong>
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

/** A way to the lesson's next hint, where something failed: nobody should have to look for it. */
function HintOffer() {
  const hints = document.querySelector('lesson-hints');
  if (!hints) return null;
  const open = (): void => {
    panel.set('lesson');
    // First the panel: what is not shown does not take the focus.
    requestAnimationFrame(() => hints.dispatchEvent(new Event('open-next-hint')));
  };
  return (
    <p class="hint-offer">
      <button type="button" class="btn btn-s btn-quiet" onClick={open}>
        <Icon name="bulb" small />
        {texts.openAHint}
      </button>
      <span class="t3">{texts.hintsOpenOneByOne}</span>
    </p>
  );
}

function Above({ run, session }: { readonly run: RunState; readonly session: Session }) {
  const { checks, course } = session.work;
  const { length } = useStore(checks.list);
  const isFollowing = useStore(runsAfterEdits);
  if (run.kind === 'broken') {
    return (
      <div class="callout c-tool run-callout" role="alert">
        <Icon name="wrench" />
        <div>
          <strong>{texts.checksCouldNotRun}</strong>
          <p>{texts.nothingWasCounted(run.message)}</p>
        </div>
      </div>
    );
  }
  if (run.kind !== 'ended') return null;
  const isPassed = isPass(run.run, length);
  return (
    <>
      {run.stale && !isFollowing && <p class="run-note stale">{texts.resultsAreStale}</p>}
      {run.run.kind === 'not-compiled' && (
        <NotCompiled errors={run.run.errors} hasFile={session.workspace.has} />
      )}
      {isPassed && !run.stale && <Passed count={length} course={course} isNew={run.isNewPass} />}
    </>
  );
}

/** Where there is none yet, and the person who works here writes them. */
function FirstCheck({ write, open }: { readonly write: () => string; open(file: string): void }) {
  return (
    <div class="empty">
      <h3>{texts.writeOne}</h3>
      <p>{texts.whatOneDoes}</p>
      <button type="button" class="btn btn-s" onClick={() => open(write())}>
        {texts.writeTheFile}
      </button>
    </div>
  );
}

interface Props {
  readonly session: Session;
}

export function Checks({ session }: Props) {
  const { checks, reasons, words } = session.work;
  const list = useStore(checks.list);
  const whyNone = useStore(checks.whyNone);
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
  const hasFailed = Object.values(states).some(
    (state) => state.status === 'done' && state.result.status === 'fail',
  );
  if (whyNone !== null && checks.write)
    return (
      <FirstCheck
        write={checks.write}
        open={(file) => {
          noteOpened(session.work.id, file);
          showCode({ file, line: null, column: null });
        }}
      />
    );
  return (
    <div class="checks">
      <Above run={run} session={session} />
      <ul class={`plain-list ${isOld ? 'is-stale' : ''}`}>
        {list.map(({ id, title }) => (
          <CheckRow
            key={id}
            title={title}
            state={states[id] ?? { status: 'idle' }}
            isRunning={run.kind === 'running'}
            onCompare={sinceFailure(id)}
            unfinished={words.unfinished}
            reasons={reasons(id)}
          />
        ))}
      </ul>
      {hasFailed && <HintOffer />}
    </div>
  );
}
