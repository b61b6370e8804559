/** What a lesson's checks.ts imports, as `@lab/checks`, and nothing else. */
export { check, checks } from './check.ts';
export { expect } from './expect.ts';
