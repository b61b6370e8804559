/** `npm run faults`: a long run of faults against somebody who types. Options: --count 500, --seed 1,2,3. */
import { parseArgs } from 'node:util';
import { bin, runSteps } from './check/run-steps.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run faults -- [--count 500] [--seed 7 or 1,2,3]');
  process.exit(0);
}
const { count, seed } = values;
if (!/^[1-9]\d*$/.test(count)) {
  console.error(`--count takes a whole number from 1, not ${JSON.stringify(count)}.`);
  process.exit(1);
}
if (!/^\d+(,\d+)*$/.test(seed)) {
  console.error(`--seed takes whole numbers with commas between them, not ${JSON.stringify(seed)}.`);
  process.exit(1);
}
process.env.LAB_FAULTS = count;
process.env.LAB_FAULTS_SEED = seed;
const held = runSteps([
  bin(
    `${count} faults in a row, seed ${seed}`,
    'vitest/vitest.mjs',
    'run',
    'tests/faults',
    '--disable-console-intercept',
  ),
]);
process.exit(held ? 0 : 1);
