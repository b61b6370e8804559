/** What a lesson's checks.ts imports, as `@lab/checks`, and nothing else. */
export { type Attempt, expectAllRefused } from './attempts.ts';
export { check, checks } from './check.ts';
export { expect } from './expect.ts';
