/** Owns what stands between somebody else's code and this page: it is shown and judged, and runs only when asked to. */
import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/share.ts';
import type { Files } from '../../../lib/files/files.ts';
import { type BaseNames, baseInWords } from '../../../lib/playground/base.ts';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import type { PackageChange } from '../../../lib/playground/packages.ts';
import { type FileLook, lookAt, mindBefore } from '../../../lib/playground/share/look.ts';
import { Icon } from '../../Icon.tsx';
import { Contents } from './Contents.tsx';
import { whereItRuns } from './where-it-runs.ts';

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
  const more = paths.length - LEFT_OUT_SHOWN;
  return more > 0 ? texts.notTakenAndMore(paths.slice(0, LEFT_OUT_SHOWN), more) : texts.notTaken(paths);
};

function Asking({ foreign, names, open, leave }: { readonly foreign: ForeignCode } & Omit<Props, 'arrived'>) {
  const { code, packages, base, leftOut, from } = foreign;
  const [where, setWhere] = useState('');
  useEffect(() => void whereItRuns().then(setWhere), []);
  const files: readonly FileLook[] = lookAt(code.changes, base);
  return (
    <>
      <header>
        <p class="t2">{texts.from(from)}</p>
        <h1>{code.name}</h1>
        <p class="pg-lede">
          {texts.began(baseInWords(code.base, names))} {where}
        </p>
      </header>
      <p class="foreign-acts">
        <button type="button" class="btn btn-primary" onClick={() => open(code)}>
          <Icon name="play" small />
          {texts.openAndRun}
        </button>
        <button type="button" class="btn" onClick={leave}>
          {texts.leave}
        </button>
      </p>
      <Contents
        files={files}
        packages={packages}
        checks={code.checks}
        mind={mindBefore(code.changes, code.checks)}
      />
      {leftOut.length > 0 && <p class="t2 small">{leftOutInWords(leftOut)}</p>}
    </>
  );
}

export function Foreign({ arrived, ...acts }: Props) {
  return (
    <div class="pg-home">
      <div class="pg-wrap foreign">
        {arrived.kind === 'reading' && <p class="t2">{texts.reading}</p>}
        {arrived.kind === 'refused' && (
          <>
            <header>
              <h1>{texts.notOpened}</h1>
              <p class="pg-lede" role="alert">
                {texts.nothingHasRun(arrived.why)}
              </p>
            </header>
            <p class="foreign-acts">
              <button type="button" class="btn btn-primary" onClick={acts.leave}>
                {texts.goToPlayground}
              </button>
            </p>
          </>
        )}
        {arrived.kind === 'asks' && <Asking foreign={arrived.foreign} {...acts} />}
      </div>
    </div>
  );
}
