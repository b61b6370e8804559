/** Owns what stands between somebody else's code and this page: it is shown and judged, and runs only when asked to. */
import { useEffect, useState } from 'preact/hooks';
import type { Files } from '../../../lib/files/files.ts';
import { type BaseNames, baseInWords } from '../../../lib/playground/base.ts';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import type { PackageChange } from '../../../lib/playground/packages.ts';
import { type FileLook, lookAt, mindBefore } from '../../../lib/playground/share/look.ts';
import { Icon } from '../../Icon.tsx';
import { Contents } from './Contents.tsx';
import { whereItRuns } from './where-it-runs.ts';
import { count } from './words.ts';

/** Somebody else's code, judged. Nothing of it has run and nothing is kept. */
export interface ForeignCode {
  readonly code: PlaygroundCode;
  readonly packages: readonly PackageChange[];
  /** Every file of its base. */
  readonly base: Files;
  /** Files that were not taken. */
  readonly leftOut: readonly string[];
  /** Where it comes from: "a link", "my-idea.zip". */
  readonly from: string;
}

export type Arrived =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly from: string; readonly why: string }
  | { readonly kind: 'asks'; readonly foreign: ForeignCode };

interface Props {
  readonly arrived: Arrived;
  readonly names: BaseNames;
  /** Keeps it as a playground and opens it. */
  open(code: PlaygroundCode): void;
  /** Goes on without it. */
  leave(): void;
}

const LEFT_OUT_SHOWN = 8;

const leftOutInWords = (paths: readonly string[]): string => {
  const shown = paths.slice(0, LEFT_OUT_SHOWN).join(', ');
  const more = paths.length - LEFT_OUT_SHOWN;
  return more > 0 ? `${shown} and ${count(more, 'more file')}` : shown;
};

function Asking({ foreign, names, open, leave }: { readonly foreign: ForeignCode } & Omit<Props, 'arrived'>) {
  const { code, packages, base, leftOut, from } = foreign;
  const [where, setWhere] = useState('');
  useEffect(() => void whereItRuns().then(setWhere), []);
  const files: readonly FileLook[] = lookAt(code.changes, base);
  return (
    <>
      <header>
        <p class="t2">From {from}</p>
        <h1>{code.name}</h1>
        <p class="pg-lede">
          It began from {baseInWords(code.base, names)}. It is somebody’s code, and nothing of it has run yet.{' '}
          {where}
        </p>
      </header>
      <p class="foreign-acts">
        <button type="button" class="btn btn-primary" onClick={() => open(code)}>
          <Icon name="play" small />
          Open and run it
        </button>
        <button type="button" class="btn" onClick={leave}>
          Leave it
        </button>
      </p>
      <Contents
        files={files}
        packages={packages}
        checks={code.checks}
        mind={mindBefore(code.changes, code.checks)}
      />
      {leftOut.length > 0 && <p class="t2 small">Not taken: {leftOutInWords(leftOut)}.</p>}
    </>
  );
}

export function Foreign({ arrived, ...acts }: Props) {
  return (
    <div class="pg-home">
      <div class="pg-wrap foreign">
        {arrived.kind === 'reading' && <p class="t2">Reading what is in it. Nothing of it runs.</p>}
        {arrived.kind === 'refused' && (
          <>
            <header>
              <h1>It was not opened</h1>
              <p class="pg-lede" role="alert">
                {arrived.why} Nothing of it has run, and nothing here has changed.
              </p>
            </header>
            <p class="foreign-acts">
              <button type="button" class="btn btn-primary" onClick={acts.leave}>
                Go to the playground
              </button>
            </p>
          </>
        )}
        {arrived.kind === 'asks' && <Asking foreign={arrived.foreign} {...acts} />}
      </div>
    </div>
  );
}
