/** Owns saying when something was, as people say it of their own files. Pure. */
import * as texts from '#texts/playground.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "just now", "5 minutes ago", "at 14:02", "on 3 May 2026". Both in milliseconds since 1970. */
export function whenInWords(at: number, now: number): string {
  const ago = now - at;
  if (ago < MINUTE) return texts.justNow;
  if (ago < 2 * MINUTE) return texts.aMinuteAgo;
  if (ago < HOUR) return texts.minutesAgo(Math.floor(ago / MINUTE));
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return texts.atTime(clockTime(at));
  return texts.onDay(date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }));
}

/** "14:02". */
export const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
