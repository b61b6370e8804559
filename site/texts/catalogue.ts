/**
 * Owns what a language has to bring: every room that English has, with the same texts. Only types, so that no page gets
 * more rooms than it imports. docs/texts.md says how a second language comes in.
 */

/** English texts are strings of their own; in another language any string will do. */
type InAnyLanguage<Text> = Text extends (...given: never[]) => unknown
  ? Text
  : Text extends string
    ? string
    : { readonly [Key in keyof Text]: InAnyLanguage<Text[Key]> };

export type Catalogue = InAnyLanguage<{
  attack: typeof import('./en/attack.ts');
  boot: typeof import('./en/boot.ts');
  boundary: typeof import('./en/boundary.ts');
  calls: typeof import('./en/calls.ts');
  checks: typeof import('./en/checks.ts');
  code: typeof import('./en/code.ts');
  cohort: typeof import('./en/cohort.ts');
  data: typeof import('./en/data.ts');
  demo: typeof import('./en/demo.ts');
  doctor: typeof import('./en/doctor.ts');
  editor: typeof import('./en/editor.ts');
  embed: typeof import('./en/embed.ts');
  files: typeof import('./en/files.ts');
  find: typeof import('./en/find.ts');
  front: typeof import('./en/front.ts');
  language: typeof import('./en/language.ts');
  log: typeof import('./en/log.ts');
  offline: typeof import('./en/offline.ts');
  pages: typeof import('./en/pages.ts');
  playground: typeof import('./en/playground.ts');
  preview: typeof import('./en/preview.ts');
  progress: typeof import('./en/progress.ts');
  prover: typeof import('./en/prover.ts');
  quiz: typeof import('./en/quiz.ts');
  report: typeof import('./en/report.ts');
  runtime: typeof import('./en/runtime.ts');
  search: typeof import('./en/search.ts');
  share: typeof import('./en/share.ts');
  shell: typeof import('./en/shell.ts');
  shortcuts: typeof import('./en/shortcuts.ts');
  site: typeof import('./en/site.ts');
  team: typeof import('./en/team.ts');
  theme: typeof import('./en/theme.ts');
  workbench: typeof import('./en/workbench.ts');
}>;
