/** Owns which literals may stand in a component although they read like texts of the interface, and why. */

interface Allowed {
  /** Where; without it, in every file. */
  readonly file?: string;
  readonly text: string | RegExp;
  readonly why: string;
}

const KEYS = /^(?:Mod|Ctrl|Shift|Alt|Esc|Enter|Home|End|Delete|Space|Arrows?)$/;
const ANY = /./s;

export const allowedTexts: readonly Allowed[] = [
  { text: KEYS, why: 'The name of a key, as it is printed on it or as the browser reports it.' },
  { text: /^[<(]|::|^\[|:not\(/, why: 'Markup, a media query or a selector.' },
  {
    file: 'site/components/Demo.astro',
    text: /1042|^cancelOrder\($|use server|\.ts$/,
    why: 'Code of the demo.',
  },
  {
    file: 'site/components/Demo.astro',
    text: /^(?:orders|user|seats|status|ana|paid)$/,
    why: 'A row of its data.',
  },
  { file: 'site/components/SampleEvidence.astro', text: /_\d+|\/orders|ok: true/, why: 'Code and paths.' },
  {
    file: 'site/components/SampleEvidence.astro',
    text: /^(?:A|ana|paid|cancelled)$/,
    why: 'Its people and data.',
  },
  { file: 'site/lab/dock/boundary/curl.ts', text: /^[a-z-]+: /, why: 'A header of HTTP.' },
  { file: 'site/lab/doctor/behaviours.ts', text: 'a note', why: 'Sent to an action, and compared.' },
  { file: 'site/lab/doctor/probe.ts', text: ANY, why: 'The source of an app that is tried.' },
  { file: 'site/lab/editor/format.ts', text: 'Prettier', why: 'A name.' },
  { file: 'site/lab/editor/mark.ts', text: 'Next.js', why: 'A name.' },
  { file: 'site/lab/editor/monaco.ts', text: /JetBrains Mono/, why: 'A font.' },
  { file: 'site/lab/dock/shell/terminal.ts', text: /JetBrains Mono/, why: 'A font.' },
  { file: 'site/lab/editor/mount-editor.ts', text: /JetBrains Mono/, why: 'A font.' },
  { file: 'site/lab/editor/typescript.ts', text: /^\/\/\/ /, why: 'A declaration file.' },
  { file: 'site/lab/editor/untyped-packages.ts', text: 'declare module', why: 'A declaration file.' },
  { file: 'site/lab/find/FindPanel.tsx', text: /^(?:Aa|ab)$/, why: 'A sign on a button; its name is said.' },
  { file: 'site/layouts/Base.astro', text: /^(?:width=|light dark$)/, why: 'Read by the browser.' },
  { file: 'site/lab/files/drop-files.ts', text: 'Files', why: 'What browsers call dragged files.' },
  {
    file: 'site/lab/playground/share/BringProject.tsx',
    text: 'Files',
    why: 'What browsers call dragged files.',
  },
  { file: 'site/lab/playground/own-checks.ts', text: /^import /, why: 'Code that is given to begin with.' },
  { file: 'site/components/evidence-report.ts', text: 'Files', why: 'What browsers call dragged files.' },
  { file: 'site/pages/_OwnChecksFrame.astro', text: /^default-src/, why: 'A policy.' },
  { file: 'site/layouts/Proof.astro', text: ANY, why: 'A page for commands; only authors see it.' },
  { file: 'site/pages/verify/examples.astro', text: ANY, why: 'A page for commands; only authors see it.' },
  {
    file: 'site/pages/verify/[lesson].astro',
    text: ANY,
    why: 'A page for commands; only instructors see it.',
  },
];

/** Whether this literal may stand in this file. */
export const isAllowed = (file: string, text: string): boolean =>
  allowedTexts.some(
    (allowed) =>
      (allowed.file === undefined || allowed.file === file) &&
      (typeof allowed.text === 'string' ? allowed.text === text : allowed.text.test(text)),
  );
