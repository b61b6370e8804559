/** Owns telling that there is a new version: until somebody loads it, or puts it off for this visit. */
import * as texts from '#texts/offline.ts';
import { unkeptEdits } from './unkept-edits.ts';

const PUT_OFF = 'server-actions-lab:new-version-put-off';

const find = <T extends HTMLElement>(name: string): T | null =>
  document.querySelector<T>(`[data-news-${name}]`);

const wasPutOff = (): boolean => {
  try {
    return sessionStorage.getItem(PUT_OFF) !== null;
  } catch {
    return false;
  }
};

const putOff = (): void => {
  try {
    sessionStorage.setItem(PUT_OFF, '');
  } catch {
    // Then it is told on the next page again.
  }
};

const hide = (): void => {
  const words = find('words');
  if (words) words.hidden = true;
};

export function showNews(): void {
  const words = find('words');
  if (words && !wasPutOff()) words.hidden = false;
}

const warn = (button: HTMLElement): void => {
  button.textContent = texts.loadItAndLoseThem;
  const safe = find('safe');
  if (safe) safe.hidden = true;
  const warning = find('warning');
  if (warning) warning.hidden = false;
};

/** @param load Loads the new version. Where edits live in this tab only, it is called when somebody says so a second time. */
export function onLoadIt(load: () => void): void {
  const button = find('load');
  let isWarned = false;
  button?.addEventListener('click', () => {
    if (!unkeptEdits.get() || isWarned) return load();
    isWarned = true;
    warn(button);
  });
  find('later')?.addEventListener('click', () => {
    putOff();
    hide();
  });
}
