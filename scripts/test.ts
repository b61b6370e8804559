/** `npm test`: everything that must hold: checks, unit tests, proofs of the lessons, the site in a browser. */
import { stopOnFaults } from './authoring/stop-on-faults.ts';
import { bin, runSteps } from './check/run-steps.ts';
import { checkSteps } from './check/steps.ts';
import { openCourse } from './course/course.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { buildSite } from './site/build.ts';
import { ensureSnapshot } from './snapshot/ensure.ts';

/** Three at a time take longer on two cores: a proof computes more than it waits. */
const LANES = '2';

const course = await openCourse();
stopOnFaults(course);
ensureBrowser();
await buildSite({ course, quiet: true });
console.log('Building the snapshot that browsers mount, unless it is there …');
await ensureSnapshot({ cacheFolder: defaultCacheFolder() });
const held = runSteps([
  ...checkSteps,
  bin('unit tests and runtime contract', 'vitest/vitest.mjs', 'run'),
  bin(
    'WebContainer adapter and stand-in host',
    'vitest/vitest.mjs',
    'run',
    '--config',
    'tests/webcontainer/vitest.config.ts',
  ),
  {
    name: 'proofs of the lessons and examples',
    command: process.execPath,
    args: ['scripts/run.mjs', 'verify', '--lanes', LANES],
  },
  {
    name: 'proofs of the lessons in the container profile',
    command: process.execPath,
    // What an example shows is in a lesson, too, which is proven here.
    args: ['scripts/run.mjs', 'verify', 'lessons', '--profile', 'container', '--lanes', LANES],
  },
  bin('the site in a browser', '@playwright/test/cli.js', 'test'),
]);
process.exit(held ? 0 : 1);
