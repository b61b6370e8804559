/** Owns which keys a shell does not get: those that leave it, copy and paste. Pure. */

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `browser`: it does what it does everywhere, such as moving the focus, or pasting. */
export type KeyMeaning = 'typed' | 'copy' | 'browser';

/** @param hasSelection Without one Ctrl with C interrupts what runs. */
export function keyMeans(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
  hasSelection: boolean,
): KeyMeaning {
  if (key === 'Tab') return 'browser';
  if (altKey || ctrlKey === metaKey) return 'typed';
  const letter = key.toLowerCase();
  if (letter === 'c' && (hasSelection || metaKey || shiftKey)) return hasSelection ? 'copy' : 'browser';
  return letter === 'v' ? 'browser' : 'typed';
}
