/** Owns the texts of the front page's try-out. */
// What came of it
export const nobodyWasSignedIn = 'Nobody was signed in';
export const benWasSignedIn = 'Ben was signed in';
export const anaCancelledHerOwnOrder = 'Ana cancelled her own order';
export const atRest = 'The order is still Ana’s, and still paid.';
export const ownerDidIt = (ana: string): string => `${ana}. That is what the action is for.`;
export const wentThrough = (value: string): string =>
  `${value}, and Ana’s order was cancelled. The button was only ever on Ana’s page. The action was open to anyone.`;
export const refused = (value: string): string =>
  `Refused. ${value}, and the order is untouched. One line, on the server side.`;
export const doorIsShut = 'Door shut. Send the same call again.';

// The try-out's parts
export const tryIt = 'Try it: cancel someone else’s order';
export const browser = 'Browser';
export const server = 'Server';
export const whoIsCalling = 'Who is calling?';
export const theCall = 'The call';
export const whoseOrder = 'Order 1042 belongs to Ana.';
export const sendTheCall = 'Send the call';
export const boundary = 'the boundary';
export const shutTheDoor = 'Shut the door';
export const openItAgain = 'Open it again';
export const simulation = 'A simulation of one action. The lesson runs the real thing.';
