/**
 * Owns the secret that opens the local runtime. It arrives in the fragment of the link that `npm start` printed, which
 * never leaves the browser, and stays in this browser; a newer one replaces it in every open tab.
 */
const KEY = 'server-actions-lab:runtime-key';

let held: string | null = null;

/** Keeps a key for the pages to come. */
export function keepRuntimeKey(key: string): void {
  held = key;
  try {
    localStorage.setItem(KEY, key);
  } catch {
    // Without storage the key lives as long as the page.
  }
}

/** The newest key; empty if none was ever given. */
export function readRuntimeKey(): string {
  try {
    return localStorage.getItem(KEY) ?? held ?? '';
  } catch {
    return held ?? '';
  }
}

/** Calls back when another tab was opened with a newer key. @returns stops it. */
export function onNewRuntimeKey(listener: () => void): () => void {
  const receive = ({ key, newValue }: StorageEvent): void => {
    if (key === KEY && newValue) listener();
  };
  window.addEventListener('storage', receive);
  return () => window.removeEventListener('storage', receive);
}
