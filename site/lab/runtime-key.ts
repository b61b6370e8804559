/**
 * Owns the secret that opens the local runtime. It arrives in the fragment of the link that `npm start` printed, which
 * never leaves the browser, and stays in this browser; a newer one replaces it in every open tab.
 */
const KEY = 'server-actions-lab:runtime-key';
const FRAGMENT = /^#key=([\w-]+)$/;

let held: string | null = null;

/** Moves a key from the address into this browser's storage, so that it is neither seen nor shared with the address. */
export function takeRuntimeKey(): void {
  const key = FRAGMENT.exec(location.hash)?.[1];
  if (!key) return;
  held = key;
  history.replaceState(history.state, '', location.pathname + location.search);
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
