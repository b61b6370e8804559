/** Owns a playground's own checks: named as they are written, compiled when they are run, and run where they can do no harm. */
import { atom, computed } from 'nanostores';
import * as texts from '#texts/checks.ts';
import type { Check } from '../../lib/checks/check.ts';
import { Ended, endedRun, isolate } from '../../lib/checks/isolated/host.ts';
import { moduleBody } from '../../lib/checks/isolated/module-body.ts';
import type { CheckResult } from '../../lib/checks/outcome.ts';
import type { CheckRun, RunOptions } from '../../lib/checks/runner.ts';
import { declaredChecks } from '../../lib/playground/declared-checks.ts';
import { OWN_CHECKS } from '../../lib/playground/from-edits.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import { siteHref } from '../site-href.ts';
import type { CheckSource } from '../work.ts';
import { FRAME_ELEMENT } from './frame-element.ts';

type Titles = readonly Pick<Check, 'id' | 'title'>[];

/** One that holds, so that whoever changes it sees it fail. */
const FIRST = `import { check, checks, expect } from '@lab/checks';

export default checks(
  check('shows-the-gala', 'The list of events shows the gala', async ({ data, page }) => {
    const { title } = await data.one('events', { slug: 'gala' });
    await page.goto('/events');
    await expect.element(page.getByRole('main')).toContainText(String(title));
  }),
);
`;

let script: Promise<string> | undefined;
const loadScript = (): Promise<string> => {
  script ??= fetch(siteHref('/data/own-checks.js')).then(async (response) => {
    if (!response.ok) throw new Error('What runs checks could not be loaded. Reload the page to try again.');
    return await response.text();
  });
  script.catch(() => {
    script = undefined;
  });
  return script;
};

const frameDocument = (): string => {
  const template = document.getElementById(FRAME_ELEMENT);
  if (!template) throw new Error('The page has no frame for checks.');
  return `<!doctype html>${template.innerHTML}`;
};

const wrong = (message: string): CheckRun => ({
  kind: 'not-compiled',
  errors: [{ file: OWN_CHECKS, line: null, column: null, message }],
});

const runBody = async (
  body: string,
  options: Omit<RunOptions, 'checks'>,
  note: (titles: Titles) => void,
): Promise<CheckRun> => {
  const isolated = isolate({
    frame: frameDocument(),
    script: await loadScript(),
    body,
    into: document.body,
    signal: options.signal,
  });
  const results: CheckResult[] = [];
  let titles: Titles = [];
  let current: string | null = null;
  try {
    titles = await isolated.load();
    note(titles);
    return await isolated.run({
      ...options,
      onStart(id) {
        current = id;
        options.onStart?.(id);
      },
      onResult(result) {
        current = null;
        results.push(result);
        options.onResult?.(result);
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (titles.length === 0) return wrong(message);
    if (!(error instanceof Ended)) throw error;
    const run = endedRun(results, titles.find(({ id }) => id === current) ?? null, error);
    const last = run.kind === 'ran' ? run.results.at(-1) : undefined;
    if (last && last.id === current) options.onResult?.(last);
    return run;
  } finally {
    isolated.close();
  }
};

export function ownChecks(workspace: Workspace): CheckSource {
  const textOf = (edits: Workspace['edits']['value']): string => edits?.[OWN_CHECKS] ?? '';
  /** What a text declared when it was run; until then it is guessed from the text. */
  const ran = atom<{ readonly text: string; readonly titles: Titles } | null>(null);
  const list = computed(
    [workspace.edits, ran],
    (edits, last): Titles => (last?.text === textOf(edits) ? last.titles : declaredChecks(textOf(edits))),
  );
  return {
    list,
    whyNone: computed(workspace.edits, (edits) => (textOf(edits).trim() === '' ? texts.noneYet : null)),
    write: workspace.isEditable(OWN_CHECKS)
      ? () => {
          workspace.edit(OWN_CHECKS, FIRST);
          return OWN_CHECKS;
        }
      : null,
    async run(options) {
      const text = workspace.read(OWN_CHECKS);
      // The editor's compiler is loaded with the editor; whoever runs checks may have come here first.
      const { compileChecks } = await import('./compile-checks.ts');
      const compiled = await compileChecks(text);
      if (compiled.kind === 'wrong') return { kind: 'not-compiled', errors: compiled.errors };
      const made = moduleBody(compiled.module);
      if (made.kind === 'refused') return wrong(made.message);
      return await runBody(made.body, options, (titles) => ran.set({ text, titles }));
    },
  };
}
