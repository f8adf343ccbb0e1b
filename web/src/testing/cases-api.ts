import {
  answerCaseSchema,
  caseInputSchema,
  climbInputSchema,
  closeInputSchema,
  conferenceInputSchema,
  findPeopleInputSchema,
  handInputSchema,
  heldInputSchema,
  intervenedInputSchema,
  lowerInputSchema,
  noteInputSchema,
  participantInputSchema,
  pauseInputSchema,
  taskInputSchema,
  type CaseCard,
  type CaseFile,
  type CasePerson,
  type Found,
} from '@ketenzicht/shared/coordination';
import { aCaseFile } from './a-case.js';

const read: Record<string, { parse: (body: unknown) => unknown }> = {
  _answer: answerCaseSchema,
  _climb: climbInputSchema,
  _lower: lowerInputSchema,
  _pause: pauseInputSchema,
  _hand: handInputSchema,
  _note: noteInputSchema,
  _intervene: intervenedInputSchema,
  _close: closeInputSchema,
  _held: heldInputSchema,
  _find: findPeopleInputSchema,
  participants: participantInputSchema,
  tasks: taskInputSchema,
  conferences: conferenceInputSchema,
  cases: caseInputSchema,
};

export interface SentCase {
  what: string;
  version: string | null;
  body: unknown;
}

/** The server's end of the coordination point: reads by the contract, answers from what the test put in. */
export class CasesApi {
  readonly sent: SentCase[] = [];
  cards: CaseCard[] = [];
  file: CaseFile = aCaseFile();
  similar: Found[] = [];
  answered: Found[] = [];
  people: CasePerson[] = [];
  /** The next answers to a path that are refused, first one first. */
  readonly refusals = new Map<string, { status: number; code: string; more?: object }[]>();

  /** In front of the rest of the API. */
  before(rest: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url, 'http://localhost');
      const path = url.pathname.replace('/api/v1', '');
      if (path === '/articles/_search') return json(this.similar);
      if (path === '/cases/_search-answered') return json(this.answered);
      return /^\/(cases|case-)/.test(path) ? this.answer(path, url, init ?? {}) : rest(input, init);
    };
  }

  asked(what: string): SentCase[] {
    return this.sent.filter((one) => one.what === what);
  }

  private answer(path: string, url: URL, { method = 'GET', body, headers }: RequestInit): Response {
    const what = `${method} ${path}`;
    const sent = body === undefined ? undefined : (JSON.parse(body as string) as unknown);
    this.sent.push({ what, version: new Headers(headers).get('if-match'), body: sent });
    const refusal = this.refusals.get(what)?.shift();
    if (refusal) return problem(refusal);
    if (method === 'POST') read[path.split('/').at(-1) ?? '']?.parse(sent);
    if (what === 'GET /cases') {
      const wanted = url.searchParams.get('state') === 'closed';
      return json(this.cards.filter(({ state }) => (state === 'closed') === wanted));
    }
    if (path.endsWith('/_find')) return json(this.people);
    return json(this.file, what === 'POST /cases' ? 201 : 200);
  }
}

const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as unknown as Response;
const problem = ({ status, code, more = {} }: { status: number; code: string; more?: object }) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, ...more }, status);
