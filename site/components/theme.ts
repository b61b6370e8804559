/** Owns which theme the page has. The same key is read before the first paint by the script in layouts/Base.astro. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'server-actions-lab:theme';

export function readTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export const nextTheme = (theme: Theme): Theme =>
  theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';

export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
}

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export const isDark = (): boolean =>
  readTheme() === 'system' ? systemIsDark.matches : readTheme() === 'dark';

/** Calls back at every change of what is shown. @returns stops it. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  systemIsDark.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    systemIsDark.removeEventListener('change', listener);
  };
}
