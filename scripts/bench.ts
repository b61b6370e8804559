/**
 * `npm run bench [-- --json] [--runs N] [--only name]`: how long a learner waits for the first page, after an edit and
 * for the checks, how large and how hungry everything is, what the async-context shim costs, how that compares with plain
 * `next dev` and with the way others go, and whether the aims are met.
 * Progress goes to stderr. Nothing is asserted: times belong to a machine, and to what else it does.
 */
import { parseArgs } from 'node:util';
import type { Measurement } from './bench/measurement.ts';
import { type Comparison, comparisons, measurements } from './bench/measurements.ts';
import { toTable } from './bench/report.ts';
import { compare, type Figure, type Ratio, summarise } from './bench/statistics.ts';
import { buildSandbox } from './build-sandbox.ts';

const USAGE = `npm run bench -- [--json] [--runs N] [--only name]
--runs N     how often each start is measured, 5 unless it is given
--only name  figures whose name begins with this, such as "container", and those measured together with them`;

const fail: (message: string) => never = (message) => {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(1);
};

const readArguments = () => {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '5' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const { json, runs: wantedRuns, only, help } = readArguments();
if (help) {
  console.log(USAGE);
  process.exit(0);
}
const runs = Number(wantedRuns);
if (!Number.isInteger(runs) || runs < 1)
  fail(`--runs takes a whole number from 1, not ${JSON.stringify(wantedRuns)}.`);
const isWanted = (name: string): boolean => name.startsWith(only);
const chosen = measurements.filter(({ figures }) => Object.keys(figures).some(isWanted));
if (chosen.length === 0) {
  const names = measurements.flatMap(({ figures }) => Object.keys(figures));
  fail(`--only ${only}: there is no such figure. There are: ${names.join(', ')}.`);
}
// By way of `exit`, at which every app that is running is ended and its folder removed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

const measure = async ({ figures, isExact, prepare, run }: Measurement): Promise<Figure[]> => {
  const names = Object.keys(figures).join(', ');
  console.error(names);
  if (prepare) {
    console.error('  first once without measuring');
    await prepare();
  }
  const values = new Map<string, number[]>();
  const rounds = isExact ? 1 : runs;
  for (let round = 1; round <= rounds; round++) {
    if (!isExact) console.error(`  run ${round} of ${rounds}`);
    for (const [name, more] of Object.entries(await run()))
      values.set(name, [...(values.get(name) ?? []), ...more]);
  }
  return Object.entries(figures).flatMap(([name, unit]) => {
    const measured = values.get(name);
    return measured ? [summarise(name, unit, measured)] : [];
  });
};

await buildSandbox();
const figures: Figure[] = [];
for (const each of chosen) figures.push(...(await measure(each)));
const named = (name: string): Figure | undefined => figures.find((figure) => figure.name === name);
const ratios: Ratio[] = comparisons
  .map(({ name, ours, theirs }: Comparison) => compare(name, named(ours), named(theirs)))
  .filter((ratio) => ratio !== null);
console.log(json ? JSON.stringify({ figures, ratios }) : toTable(figures, ratios));
process.exit(0);
