/** Owns the words for a call and its reply, wherever one is shown. */
export const noneSent = 'none sent';
export const anErrorWithoutAMessage = 'an error without a message';
export const connectionBroke = 'The connection broke before a reply came.';
export const itsReplyIsHeld = 'its reply is held';
export const noReply = 'no reply';
export const refusedByNextJs = 'refused by Next.js';
export const unknown = 'unknown';
export const seconds = (value: number): string => `${value.toFixed(1)} s`;
export const milliseconds = (value: number): string => `${value} ms`;
export const reply = 'reply';
export const threw = 'threw';
export const redirect = 'redirect';
export const refused = 'refused';
export const answeredBeforeAction = (text: string): string =>
  `Next.js answered before the action ran${text ? `: ${text}` : '.'}`;
export const running = 'running';
/** Where a call came from. */
export const byPage = 'page';
export const byCheck = 'check';
export const byAttack = 'attack';
