/** What a lesson's checks.ts imports, as `@lab/checks`, and nothing else. */
export type { RowChange } from '../sandbox/sandbox.ts';
export type { CapturedCall } from './actions.ts';
export { type Attempt, expectAllRefused, isAuditNote } from './attempts.ts';
export { type CheckContext, check, checks } from './check.ts';
export { expect } from './expect.ts';
export type { HeldReply } from './held-replies.ts';
export type { ElementLocator } from './page-locator.ts';
export type { PlainPage } from './page-plain.ts';
export type { Reply } from './reply.ts';
export type { As, User } from './user.ts';
