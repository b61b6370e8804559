// Owns how money and dates read. One locale and one time zone, so that server and browser always agree.

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });
const part = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const weekday = part({ weekday: 'short' });
const day = part({ day: '2-digit' });
const when = part({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const short = part({ day: 'numeric', month: 'long' });
const clock = part({ hour: '2-digit', minute: '2-digit' });

/** `€24.50` */
export const formatMoney = (cents: number): string => money.format(cents / 100);
/** `FRI` and `15`, for the date box */
export const formatBox = (date: Date) => ({ weekday: weekday.format(date), day: day.format(date) });
/** `Friday 15 January 2027 at 19:30` */
export const formatMoment = (date: Date): string =>
  `${when.format(date).replace(',', '')} at ${clock.format(date)}`;
/** `15 January, 19:30` */
export const formatShort = (date: Date): string => `${short.format(date)}, ${clock.format(date)}`;
/** `1 seat`, `2 seats` */
export const count = (amount: number, one: string): string => `${amount} ${one}${amount === 1 ? '' : 's'}`;
