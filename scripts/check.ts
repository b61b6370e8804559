/** `npm run check`: types, lint, cycles and import rules, loose texts, unused code. */
import { runSteps } from './check/run-steps.ts';
import { checkSteps } from './check/steps.ts';

process.exit(runSteps(checkSteps) ? 0 : 1);
