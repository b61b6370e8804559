/** Owns what stands in the workbench's place until it is there: the code to read, where the editor will be. */
interface Props {
  readonly focus: string;
  readonly code: string;
  /** Why it will not come. */
  readonly problem?: string | null;
}

export function Opening({ focus, code, problem = null }: Props) {
  return (
    <div class="bench">
      <div class="stage-tabs tabs" />
      <section class="editor" aria-label="Code">
        <h2 class="vh">Code</h2>
        <div class="bar-tabs">
          <span class="tab ftab is-current">{focus.split('/').at(-1)}</span>
        </div>
        <div class="code">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than its pane must be scrollable by keyboard. */}
          <pre class="plain-code" tabIndex={0}>
            {code}
          </pre>
        </div>
        <div class="editor-foot" />
      </section>
      <div class="split split-v" />
      <section class="app" aria-label="Stagedoor">
        <h2 class="vh">Stagedoor</h2>
        <div class="app-bar" />
        <div class="app-view">
          {problem && (
            <div class="boot" role="alert">
              <div class="callout c-tool">
                <svg class="i" aria-hidden="true">
                  <use href="#i-wrench" />
                </svg>
                <div>
                  <strong>The lesson could not be opened. This is our fault, not yours.</strong>
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
