/** Owns the name of the button that changes the theme. */
type Theme = 'system' | 'light' | 'dark';

const names: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };

export const change = (from: Theme, to: Theme): string => `Theme: ${names[from]}. Change to ${names[to]}`;
