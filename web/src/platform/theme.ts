import { readStored, store } from './stored.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'kz-theme';

export const themeNow = (): Theme => readStored<Theme>(key) ?? 'system';

export function applyTheme(theme: Theme = themeNow()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTheme(theme: Theme): void {
  store(key, theme === 'system' ? null : theme);
  applyTheme(theme);
}
