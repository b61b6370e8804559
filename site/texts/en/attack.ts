/** Owns the texts of the Attack console: the form, what came of a call, and comparing two. */
import { counted, listed } from './language.ts';

// Why nothing can be sent
export const checksUseTheApp = 'The checks are using the app';
export const theAppIsNotUp = 'The app is not up';
export const sending = 'Sending';

// The form
export const calledBy = 'Called by';
export const yourForgedCall = 'Your forged call';
export const action = 'Action';
export const actionsKnownLater = 'known once the app is up';
export const lookingForActions = 'looking for actions…';
export const noActions = 'the app has no actions';
export const origin = 'Origin';
export const sameSite = 'same site';
export const anotherSite = 'another site';
export const noneSent = 'none sent';
export const pagePath = 'Page path';
export const foundForYou = 'found for you';
export const argumentsAsList = 'Arguments, as a JSON list';
export const sendingNow = 'Sending…';
export const send = 'Send';
export const putTheDataBack = 'Put the data back';

// What came of it
export const cameBack = 'Came back';
export const call = 'call';
export const andOrigin = (origin: string): string => ` · Origin ${origin}`;
export const status = 'status';
export const none = 'none';
export const whatChanged = 'What changed';
export const nothing = 'nothing';
export const countOfRows = (number: number): string => counted(number, { one: 'row', other: 'rows' });
export const cache = 'cache';
export const noTagsExpired = '0 tags expired';
export const expired = 'expired';
export const seeItInBoundary = 'See it in Boundary';
export const nothingWasSent = 'Nothing was sent.';
export const appStopped = 'The app stopped before it answered';
export const appSaysWhy = 'Where the app is shown it says why. It starts again by itself.';
export const dataIsPutBack = 'The data is as it was';
export const dataIsFresh = 'Orders, people and sessions are fresh. Your code stays.';
export const nothingSentYet = 'Nothing sent yet';
export const howToBegin =
  'Choose an action, say who calls it and with what. The call goes to your copy of Stagedoor only, past every button and form.';

// Faults in the arguments
export const andDoubleQuotes = ' JSON wants double quotes.';
export const notJsonYet = (hint: string): string =>
  `This is not JSON yet.${hint} A list looks like ["ord_1", 2].`;
export const notAList = (trim: string): string => `Arguments are a list. Put it in brackets: [${trim}]`;

// Two replies
export const differentInRow = 'different';
export const sameInRow = 'the same';
export const twoRepliesSideBySide = 'Two replies side by side';
export const attackNumber = (number: number): string => `Attack ${number}`;

// Attacks sent before
export const sentAttacks = 'Sent attacks';
export const keptMeanwhile = 'Kept while this lesson is open.';
export const keptMeanwhilePickTwo = 'Kept while this lesson is open. Pick two to compare them.';
export const changedRows = (rows: number): string =>
  `changed ${counted(rows, { one: 'row', other: 'rows' })}`;
export const forgetThem = 'Forget them';
export const attackInList = (number: number): string => `attack ${number}`;
export const showWhatCameOfIt = 'Show what came of it';
export const withOrigin = (origin: string): string => `Origin ${origin}`;
export const compare = 'Compare';
export const sendThisAgain = 'Send this again';

export const noTagExpired = 'no tag expired';
export const tagsExpired = (tags: readonly string[]): string =>
  `${counted(tags.length, { one: 'tag', other: 'tags' })} expired: ${listed(tags)}`;
export const differs = (parts: readonly string[]): string => `Different: ${listed(parts)}.`;
export const calledByLabel = 'called by';
export const rowsChanged = 'rows changed';
export const cookiesSet = 'cookies set';
export const yourCode = 'your code';
export const same = 'the same';
export const asItWas = 'as it was';
export const editedSince = 'edited since';
export const nothingDiffers = 'Nothing differs.';
export const everythingDiffers = 'Everything differs.';

// Verdicts
export const theAction = 'The action';
export const refusedNothingChanged = 'Refused. Nothing changed.';
export const answeredBeforeAction = 'Next.js answered before the action ran.';
export const itThrewNothingChanged = 'It threw. Nothing changed.';
export const endedWithError = (name: string): string =>
  `${name} ended with an error. That stops a call, too.`;
export const sentAwayNothingChanged = 'Sent away. Nothing changed.';
export const sendsTheCallerTo = (to: string): string => `The reply sends the caller to ${to}.`;
export const noReplyCameNothingChanged = 'No reply came. Nothing changed.';
export const connectionBroke = 'The connection broke before the reply.';
export const ranAndSaidNo = (name: string): string => `${name} ran and said no.`;
export const itAnsweredNothingChanged = 'It answered. Nothing changed.';
export const ranAndChangedNothing = (name: string): string => `${name} ran, and the database is as it was.`;
export const thenItThrew = ' Then it threw, which took nothing back.';
export const actionChanged = (action: string, rows: number): string =>
  `${action} changed ${counted(rows, { one: 'row', other: 'rows' })}.`;
export const itWentThrough = (sentence: string): string => `It went through. ${sentence}`;
export const page = 'page';
export const originLabel = 'origin';
