import type { Page } from '@playwright/test';
import type { Api } from '../api.js';

/** One screen, and how somebody gets to see it. */
export interface Screen {
  name: string;
  /** Whoever sees it; nobody is the login. */
  user: string | null;
  open: (page: Page, api: Api) => Promise<unknown>;
  title: string | RegExp;
  /** Of a dialog, while the page under it is out of reach. */
  level?: 2;
  /** A refusal is part of it, and the browser names it in its console. */
  trouble?: true;
}

export const goTo = (path: string) => (page: Page) => page.goto(path);
export const ward = async (api: Api, name: string): Promise<string> => `/wards/${(await api.ward(name)).id}`;
