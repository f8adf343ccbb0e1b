import {
  careInputSchema,
  contactDoneSchema,
  contactInputSchema,
  crisisCardSchema,
  goalInputSchema,
  payerInputSchema,
  scoreInputSchema,
  titleChangeSchema,
  titleInputSchema,
  type Timeline,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
import { aTimeline, aTrajectoryFile } from './a-timeline.js';

const read: Record<string, { parse: (body: unknown) => unknown }> = {
  'contact-notes': contactDoneSchema,
  contacts: contactInputSchema,
  titles: titleInputSchema,
  _change: titleChangeSchema,
  payers: payerInputSchema,
  'care-periods': careInputSchema,
  goals: goalInputSchema,
  scores: scoreInputSchema,
  'crisis-card': crisisCardSchema,
};

export interface SentYear {
  what: string;
  headers: Headers;
  body: unknown;
  search: string;
}

/** The server's end of somebody's years: reads by the contract, answers from what the test put in. */
export class YearsApi {
  readonly sent: SentYear[] = [];
  file: TrajectoryFile = aTrajectoryFile();
  timeline: Timeline = aTimeline();
  /** The next answers to a path that are refused, first one first; status 0 is no network. */
  readonly refusals = new Map<string, { status: number; code: string; more?: object }[]>();

  before(rest: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url, 'http://localhost');
      const path = url.pathname.replace('/api/v1', '');
      return /^\/(trajectories|titles|goals|contacts)\//.test(path)
        ? this.answer(path, url, init ?? {})
        : rest(input, init);
    };
  }

  asked(what: string): SentYear[] {
    return this.sent.filter((one) => one.what === what);
  }

  private answer(path: string, url: URL, { method = 'GET', body, headers }: RequestInit): Response {
    const what = `${method} ${path}`;
    const sent = body === undefined ? undefined : (JSON.parse(body as string) as unknown);
    this.sent.push({ what, headers: new Headers(headers), body: sent, search: url.search });
    const refusal = this.refusals.get(what)?.shift();
    if (refusal?.status === 0) throw new TypeError('Failed to fetch');
    if (refusal) return problem(refusal);
    const last = path.split('/').at(-1) ?? '';
    const schema =
      method === 'GET' ? undefined : (read[last] ?? (path.startsWith('/goals/') ? goalInputSchema : undefined));
    schema?.parse(sent);
    return json(last === 'timeline' ? this.timeline : this.file, method === 'POST' ? 201 : 200);
  }
}

const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as unknown as Response;
const problem = ({ status, code, more = {} }: { status: number; code: string; more?: object }) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, ...more }, status);
