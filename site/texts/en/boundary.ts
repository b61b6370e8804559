/** Owns the texts of the network boundary: the list of calls, one call in detail, and its timeline. */
import { counted, list, number } from './language.ts';

// One call
export const stepByStep = 'Step by step';
export const somebody = 'somebody';
export const rolledBack = 'rolled back';
export const noArguments = 'no arguments';

// The list
export const noChange = 'no change';
export const countOfRows = (number: number): string => counted(number, { one: 'row', other: 'rows' });
export const countOfTags = (number: number): string => counted(number, { one: 'tag', other: 'tags' });
export const unknownAction = 'unknown action';
export const callsThatCrossed = 'Calls that crossed';

// What is known of a call
export const argumentsLabel = 'Arguments';
export const page = 'page';
export const origin = 'origin';
export const sameSite = 'same site';
export const reply = 'Reply';
export const replyIsHeld = 'The action has run. Its reply is being held.';
export const noReplyYet = 'No reply yet.';
export const none = 'none';
export const durationInMs = (round: number): string => `${round} ms`;
export const cookie = 'cookie';
export const pageCameAlong = 'The page came along, rendered again.';
export const database = 'Database';
export const noNetChange = 'no net change';
export const aTransactionWasUndone = 'A transaction was undone.';
export const cache = 'Cache';
export const expired = 'expired';
export const tagsExpired = (tags: number): string =>
  `${counted(tags, { one: 'tag', other: 'tags' })} expired`;
export const cacheUse = (hits: number, misses: number, made: number): string =>
  `${counted(hits, { one: 'hit', other: 'hits' })}, ${number(misses)} missed, ${counted(made, { one: 'entry', other: 'entries' })} made.`;
export const nothingRead = 'Nothing was read from it.';

// The filter
export const withoutChecks = 'Without checks';
export const byPage = 'Page';
export const byAttack = 'Attack';
export const byChecks = 'Checks';
export const countOfCalls = (number: number): string => counted(number, { one: 'call', other: 'calls' });
export const someOfCalls = (shown: number, all: number): string =>
  `${number(shown)} of ${counted(all, { one: 'call', other: 'calls' })}`;
export const newestFirst = ', newest first';
export const newWhilePaused = (more: number): string => `${more} new while paused`;
export const filterCalls = 'Filter calls';
export const actionPersonOutcome = 'Action, person, outcome';
export const calledBy = 'Called by';
export const everybody = 'Everybody';
export const callsMadeBy = 'Calls made by';
export const allWays = 'All ways';
export const failedOnlyTitle = 'Calls that threw, were refused or had no reply';
export const failedOnly = 'Failed only';
export const goOn = 'Go on';
export const pause = 'Pause';
export const clear = 'Clear';

// Other calls
export const meanwhileLabel = 'Other calls at the same time';
export const moreAtTheSameTime = (calls: number): string =>
  `${counted(calls, { one: 'more call', other: 'more calls' })} at the same time`;
export const meanwhile = 'Meanwhile';

// The timeline
export const replyThere = 'reply there';
export const replyHeldMark = 'reply held';
export const showsNotConfirmed = (text: string): string => `shows ${text}, not confirmed`;
export const timelineOfOneCall = (inWords: string): string => `Timeline of one call. ${inWords}.`;
export const browser = 'Browser';
export const server = 'Server';
export const onItsWay = 'On its way';
export const held = 'held';
export const tookBack = 'What the page showed before the answer, it took back.';

// Where to go from a call
export const openItInTheEditor = 'Open it in the editor';
export const copied = 'Copied.';
export const noClipboard = 'This browser does not let the page write to the clipboard.';
export const cannotSendAgain = 'It carries more than JSON can say.';
export const sendAgain = 'Send again';
export const cannotBeCurl = 'It carries what a command cannot say, or the app is not up.';
export const copyAsCurl = 'Copy as curl';

// The command for a terminal
export const curlAsNobody = 'It carries no cookies: at this address nobody is signed in.';
export const curlAsPerson = (person: string): string =>
  `It carries no cookies: the address adds ${person}’s.`;
export const curlFiles = (files: readonly string[]): string => `Put ${list(files)} beside you first.`;
export const curlOrigin = 'Its Origin is the app’s own, since this address takes no other.';
export const notReachable = 'The app runs inside this browser, so no terminal reaches it.';

// Steps of a call
export const noTags = 'no tags';
export const expiredInTheCache = 'expired in the cache';
export const putIntoTheCache = 'put into the cache';
export const notInTheCache = 'not in the cache';
export const fromTheCacheStale = 'from the cache, though stale';
export const fromTheCache = 'from the cache';
export const beganATransaction = 'began a transaction';
export const askedService = 'asked another company’s service';
export const replyHeldFor = (round: number): string => `reply held for ${round} ms`;
export const sentTheCall = 'sent the call';
export const receivedIt = 'received it';
export const beforeTheAnswer = (wordsOf: string): string => `${wordsOf}, before the answer`;
export const sentTheReply = 'sent the reply';
export const lostTheConnection = 'lost the connection';
export const hadTheReply = 'had the reply';
