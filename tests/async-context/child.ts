/** Runs all cases, one after the other, in this process, and prints what each of them saw as one line of JSON. */
import { allCases } from './cases.ts';

// What waits longer has lost its callback; no case waits for more than some milliseconds of its own.
const DEADLINE_MS = 4000;

/** Starts a case in a callback of its own, so that what it enters does not reach the next one. */
const runAlone = (run: () => unknown): Promise<unknown> =>
  new Promise((resolve) => {
    const deadline = setTimeout(() => resolve({ failed: 'no answer' }), DEADLINE_MS);
    const answer = (value: unknown) => {
      clearTimeout(deadline);
      resolve(value);
    };
    setImmediate(() => {
      try {
        Promise.resolve(run()).then(
          (value) => answer({ saw: value === undefined ? 'nothing' : value }),
          (error) => answer({ failed: String(error) }),
        );
      } catch (error) {
        answer({ failed: String(error) });
      }
    });
  });

async function main(): Promise<void> {
  const results: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(allCases())) results[name] = await runAlone(run);
  process.stdout.write(JSON.stringify(results), () => process.exit());
}

void main();
