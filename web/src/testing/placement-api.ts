import {
  askInputSchema,
  matchInputSchema,
  requestInputSchema,
  type Match,
  type PlacementCard,
  type RequestFile,
  type TruthScore,
} from '@ketenzicht/shared/placement';
import { aFile, aMatch, aRequest, requestId } from './a-placement.js';

export interface Asked {
  method: string;
  path: string;
  version: string | null;
  body: unknown;
}
type Refusal = { status: number; code: string; more?: object };

/** The server's end of finding a place: reads by the contract, answers from what the test put in. */
export class PlacementApi {
  readonly asked: Asked[] = [];
  match: Match = aMatch();
  cards: PlacementCard[] = [];
  same: PlacementCard[] = [];
  file: RequestFile = aFile();
  truth: TruthScore[] = [];
  /** The next answers to a path that are refused, first one first. */
  readonly refusals = new Map<string, Refusal[]>();

  /** In front of the rest of the API. */
  before(rest: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url, 'http://localhost');
      const path = url.pathname.replace('/api/v1', '');
      return path.startsWith('/placement') ? this.answer(path, url, init ?? {}) : rest(input, init);
    };
  }

  /** Everything of this kind that was sent. */
  sent(path: string): Asked[] {
    return this.asked.filter((one) => `${one.method} ${one.path}` === path);
  }

  private answer(path: string, url: URL, { method = 'GET', body, headers }: RequestInit): Response {
    const sent = {
      method,
      path,
      version: new Headers(headers).get('if-match'),
      body: body === undefined ? undefined : (JSON.parse(body as string) as unknown),
    };
    this.asked.push(sent);
    const refusal = this.refusals.get(`${method} ${path}`)?.shift();
    if (refusal) return problem(refusal);
    if (path === '/placement-truth') return json(this.truth);
    if (path === '/placement-matches') {
      matchInputSchema.parse(sent.body);
      return json(this.match);
    }
    if (path.endsWith('/match')) return json(this.match);
    if (path === '/placement-requests/_find') return json({ requests: this.same });
    if (path === '/placement-requests' && method === 'POST') {
      requestInputSchema.parse(sent.body);
      return json(aRequest(), 201);
    }
    if (path === '/placement-requests')
      return json(this.cards.filter(({ state }) => state === (url.searchParams.get('state') ?? 'open')));
    if (path.endsWith('/attempts')) askInputSchema.parse(sent.body);
    if (path.startsWith('/placement-attempts/')) return json(this.file.attempts[0]);
    if (path === `/placement-requests/${requestId(1)}` || path.endsWith('/attempts')) return json(this.file);
    return json(this.file.request);
  }
}

const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as unknown as Response;
const problem = ({ status, code, more = {} }: Refusal) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, ...more }, status);
