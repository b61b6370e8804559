/** Owns what stands in the workbench's place until it is there: the code to read, where the editor will be. */
import type { CodeLine } from '../editor/code-lines.ts';
import { PlainCode } from '../editor/PlainCode.tsx';
import { type Side, sideClass, sideMark } from '../editor/sides.ts';

interface Props {
  readonly focus: string;
  readonly code: readonly CodeLine[];
  /** Where the file runs. */
  readonly side: Side;
  /** Why it will not come. */
  readonly problem?: string | null;
}

export function Opening({ focus, code, side, problem = null }: Props) {
  return (
    <div class="bench">
      <div class="stage-tabs tabs" />
      <section class="editor" aria-label="Code">
        <h2 class="vh">Code</h2>
        <div class="bar-tabs">
          <span class="btn btn-quiet btn-s files-button">
            <svg class="i" aria-hidden="true">
              <use href="#i-folder" />
            </svg>
            <span class="word">Files</span>
          </span>
          <span class={`tab ftab is-current ${sideMark[side]}`}>{focus.split('/').at(-1)}</span>
        </div>
        <div class={`code ${sideClass[side]}`}>
          <PlainCode lines={code} />
        </div>
        <div class="editor-foot" />
      </section>
      <div class="split split-v" />
      <section class="app" aria-label="Stagedoor">
        <h2 class="vh">Stagedoor</h2>
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
                      <strong>This could not be opened. It is our fault, not yours.</strong>
                      <p>{problem} Reload the page to try again.</p>
                    </div>
                  </div>
                </div>
              )}
              <noscript>
                <p class="boot">
                  The editor, the app and the checks need JavaScript. The lesson can be read without it.
                </p>
              </noscript>
            </div>
          </div>
        </div>
      </section>
      <div class="split split-h" />
      <section class="dock" aria-label="What happened">
        <h2 class="vh">What happened</h2>
        <div class="dock-bar" />
        <div class="dock-body" />
      </section>
    </div>
  );
}
