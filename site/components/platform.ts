/** Owns on which keyboard a shortcut is said: Cmd and its signs on Apple's, Ctrl elsewhere. */

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
