/** Owns which key opens which of the page's dialogs, and where it must not. Pure. */

export type PageDialog = 'search' | 'shortcuts';

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'isComposing'
>;

interface Circumstances {
  /** The focus is where letters are typed. */
  readonly isTyping: boolean;
  /** Cmd takes the place of Ctrl. */
  readonly isMac: boolean;
  /** Keys without Ctrl or Cmd are wanted; see single-keys.ts. */
  readonly singleKeys: boolean;
}

/** What has the letters to itself: fields, and the editor, in whatever way it takes its input. */
export const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], .monaco-editor';

/** @returns The dialog that a press opens, or null. A press that somebody else has taken opens none. */
export function dialogFor(
  press: KeyPress,
  { isTyping, isMac, singleKeys }: Circumstances,
): PageDialog | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (press.defaultPrevented || press.isComposing || altKey) return null;
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (mod && !other && !shiftKey && key.toLowerCase() === 'k') return 'search';
  if (ctrlKey || metaKey || isTyping || !singleKeys) return null;
  if (key === '/') return 'search';
  return key === '?' ? 'shortcuts' : null;
}
