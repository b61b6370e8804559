/** `npm test`: everything that must hold: checks, unit tests, proofs of the lessons, the site in a browser. */
import { bin, runSteps } from './check/run-steps.ts';
import { checkSteps } from './check/steps.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { buildSite } from './site/build.ts';

ensureBrowser();
await buildSite({ quiet: true });
const held = runSteps([
  ...checkSteps,
  bin('unit tests and runtime contract', 'vitest/vitest.mjs', 'run'),
  { name: 'proofs of the lessons', command: process.execPath, args: ['scripts/run.mjs', 'verify'] },
  bin('the site in a browser', '@playwright/test/cli.js', 'test'),
]);
process.exit(held ? 0 : 1);
