/** Owns telling that somebody pressed in the page: from outside, a browser shows nothing of a pointer in a frame. */

/** @param onPress Called before the page itself hears of it; not for presses that the page made up. */
export function watchPresses(onPress: () => void): void {
  addEventListener('pointerdown', ({ isTrusted }) => isTrusted && onPress(), true);
}
