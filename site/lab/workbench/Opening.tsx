/** Owns what stands in the workbench's place until it is there: the code to read, where the editor will be. */
import * as texts from '#texts/workbench.ts';
import type { CodeLine } from '../editor/code-lines.ts';
import { PlainCode } from '../editor/PlainCode.tsx';
import { type Side, sideClass, sideMark } from '../editor/sides.ts';
import type { NotOpened } from '../not-opened.ts';

interface Props {
  readonly focus: string;
  readonly code: readonly CodeLine[];
  /** Where the file runs. */
  readonly side: Side;
  /** Why it will not come. */
  readonly problem?: NotOpened | null;
}

export function Opening({ focus, code, side, problem = null }: Props) {
  return (
    <div class="bench">
      <div class="stage-tabs tabs" />
      <section class="editor" aria-label={texts.code}>
        <h2 class="vh">{texts.code}</h2>
        <div class="bar-tabs">
          <span class="btn btn-quiet btn-s files-button">
            <svg class="i" aria-hidden="true">
              <use href="#i-folder" />
            </svg>
            <span class="word">{texts.files}</span>
          </span>
          <span class={`tab ftab is-current ${sideMark[side]}`}>{focus.split('/').at(-1)}</span>
        </div>
        <div class={`code ${sideClass[side]}`}>
          <PlainCode lines={code} />
        </div>
        <div class="editor-foot" />
      </section>
      <div class="split split-v" />
      <section class="app" aria-label={texts.stagedoor}>
        <h2 class="vh">{texts.stagedoor}</h2>
        <div class="views">
          <div class="view">
            <div class="app-bar" />
            <div class="app-view">
              {problem && (
                <div class="boot" role="alert">
                  <div class="callout c-tool">
                    <svg class="i" aria-hidden="true">
                      <use href="#i-wrench" />
                    </svg>
                    <div>
                      <strong>{problem.headline}</strong>
                      <p>{texts.reloadToTryAgain(problem.why)}</p>
                    </div>
                  </div>
                </div>
              )}
              <noscript>
                <p class="boot">{texts.needsJavaScript}</p>
              </noscript>
            </div>
          </div>
        </div>
      </section>
      <div class="split split-h" />
      <section class="dock" aria-label={texts.whatHappened}>
        <h2 class="vh">{texts.whatHappened}</h2>
        <div class="dock-bar" />
        <div class="dock-body" />
      </section>
    </div>
  );
}
