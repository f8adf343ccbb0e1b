import {
  admitInputSchema,
  answerInputSchema,
  canDo,
  extendHoldSchema,
  missingInputSchema,
  stepInputSchema,
  type AdmitInput,
  type AnswerInput,
  type AttemptAct,
  type Hold,
  type PlacementAttempt,
  type PlacementCard,
  type RefusalReason,
  type RequestFile,
  type TruthScore,
} from '@ketenzicht/shared/placement';
import { aFile } from './a-card.js';

/** One thing that was done, as the server saw it. */
export interface Done {
  path: string;
  version: string | null;
  body: unknown;
}

const inputs = {
  see: stepInputSchema,
  consider: stepInputSchema,
  await: missingInputSchema,
  answer: answerInputSchema,
  admit: admitInputSchema,
  miss: stepInputSchema,
  cancel: stepInputSchema,
  undo: stepInputSchema,
} as const;
type Verb = keyof typeof inputs;

/** What any of them may hold, once its schema has read it. */
interface Input extends Partial<AdmitInput> {
  answer?: AnswerInput['answer'];
  expectedOn?: string;
  proposedFrom?: string;
  reason?: RefusalReason;
  missing?: PlacementAttempt['missing'];
}

const answers = { accepted: 'accept', proposed: 'propose', refused: 'refuse' } as const;
const lists: Record<string, readonly string[]> = {
  waiting: ['asked', 'seen', 'considering', 'proposed'],
  accepted: ['accepted'],
};

/** The end of the server that a ward's inbox talks to: the same schemas read, the same rule says what can be done; only the storage is a variable. */
export class InboxApi {
  readonly done: Done[] = [];
  truth: TruthScore[] = [];
  /** What the next act is refused with. */
  refuseWith: { status: number; code: string; errors?: unknown[] } | null = null;
  private readonly attempts = new Map<string, PlacementAttempt>();

  constructor(
    private readonly cards: readonly PlacementCard[],
    attempts: readonly PlacementAttempt[],
    private readonly request: Partial<RequestFile['request']> = {},
  ) {
    for (const attempt of attempts) this.attempts.set(attempt.id, attempt);
  }

  before(rest: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(input as string, 'http://localhost');
      const path = url.pathname.replace('/api/v1', '');
      return path.startsWith('/placement-') ? this.answer(path, url, init ?? {}) : rest(input, init);
    };
  }

  attempt(id: string): PlacementAttempt {
    const attempt = this.attempts.get(id);
    if (!attempt) throw new Error(`no attempt ${id}`);
    return attempt;
  }

  /** What somebody else does to it. */
  change(id: string, part: Partial<PlacementAttempt>): PlacementAttempt {
    const attempt = this.attempt(id);
    const next = { ...attempt, ...part, version: attempt.version + 1 };
    this.attempts.set(id, next);
    return next;
  }

  private answer(path: string, url: URL, init: RequestInit): Response {
    const [, noun = '', id = '', act = ''] = path.split('/');
    if (noun === 'placement-truth') return json(this.truth);
    if (noun === 'placement-inbox' && id === 'waiting')
      return json({ count: this.list('waiting').filter(({ nextActor }) => nextActor === 'ward').length });
    if (noun === 'placement-inbox') return json(this.list(url.searchParams.get('state') ?? 'waiting'));
    if (noun === 'placement-requests') return this.file(id);
    const sent = {
      path: `${noun}/${act}`,
      version: new Headers(init.headers).get('if-match'),
      body: JSON.parse(init.body as string) as unknown,
    };
    this.done.push(sent);
    if (this.refuseWith) {
      const { status, code, errors } = this.refuseWith;
      this.refuseWith = null;
      return problem(status, code, { errors });
    }
    return noun === 'placement-holds' ? this.extend(id, sent.body) : this.act(id, act.slice(1) as Verb, sent);
  }

  private list(state: string): PlacementCard[] {
    const belongs = (attempt: PlacementAttempt) => {
      const named = lists[state];
      return named ? named.includes(attempt.state) : !Object.values(lists).flat().includes(attempt.state);
    };
    return this.cards
      .map((card) => ({ ...card, attempts: card.attempts.map(({ id }) => this.attempt(id)) }))
      .filter(({ attempts }) => attempts.some(belongs));
  }

  private file(requestId: string): Response {
    const card = this.cards.find((one) => one.requestId === requestId);
    const [attempt] = card?.attempts ?? [];
    return card && attempt
      ? json(aFile(card, this.attempt(attempt.id), this.request))
      : problem(404, 'placement.unknown');
  }

  private extend(id: string, body: unknown): Response {
    const { until } = extendHoldSchema.parse(body);
    const attempt = [...this.attempts.values()].find(({ hold }) => hold?.id === id);
    if (!attempt?.hold) return problem(404, 'hold.unknown');
    const hold: Hold = { ...attempt.hold, expiresAt: until };
    this.attempts.set(attempt.id, { ...attempt, hold });
    return json(hold);
  }

  private act(id: string, verb: Verb, { version, body }: Done): Response {
    const attempt = this.attempt(id);
    const input = inputs[verb].parse(body) as Input;
    const wanted: AttemptAct = verb === 'answer' ? answers[input.answer ?? 'accepted'] : verb;
    if (!canDo(wanted, attempt.state)) return problem(409, 'attempt.over', { state: attempt.state });
    if (version !== `"${attempt.version}"`) return problem(412, 'attempt.stale');
    return json(this.change(id, outcome(verb, input)));
  }
}

function outcome(verb: Verb, input: Input): Partial<PlacementAttempt> {
  const at = new Date().toISOString();
  switch (verb) {
    case 'see':
      return { state: 'seen', seenAt: at };
    case 'consider':
      return { state: 'considering', consideringAt: at };
    case 'await':
      return { missing: input.missing ?? [] };
    case 'answer':
      return {
        ...(input.answer && { state: input.answer }),
        answeredAt: at,
        dueAt: null,
        expectedOn: input.expectedOn ?? null,
        proposedFrom: input.proposedFrom ?? null,
        refusal: input.reason ? { reason: input.reason, note: null } : null,
      };
    case 'admit':
      return { state: 'admitted', admittedAt: input.admittedAt ?? at, alreadyCounted: input.alreadyCounted ?? false };
    case 'miss':
      return { state: 'noShow' };
    case 'cancel':
    case 'undo':
      return { state: 'cancelled' };
  }
}

const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as unknown as Response;
const problem = (status: number, code: string, more: object = {}) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, ...more }, status);
