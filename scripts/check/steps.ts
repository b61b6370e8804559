/** Owns what `npm run check` consists of: types, lint, cycles and import rules, loose texts, unused code. */
import { bin, script } from './run-steps.ts';

export const checkSteps = [
  bin('types of site and scripts', 'astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'),
  bin('types of Stagedoor', 'typescript/bin/tsc', '--noEmit', '-p', 'sandbox-template/tsconfig.json'),
  bin('lint and format', '@biomejs/biome/bin/biome', 'check', '.'),
  bin(
    'import rules and cycles',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'site',
    'scripts',
    'lessons',
    'playground-examples',
    'tests',
    'sandbox-template',
  ),
  script('texts of the interface', 'scripts/check/texts/run.ts'),
  bin('unused code', 'knip/bin/knip.js'),
];
