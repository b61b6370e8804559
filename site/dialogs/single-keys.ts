/**
 * Owns whether a key alone does something. Who speaks to the computer, or shakes, presses keys by accident, so it can be
 * switched off (WCAG 2.1.4). Kept in this browser.
 */
const KEY = 'server-actions-lab:single-keys';

export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // A browser that keeps nothing has them on.
  }
}
