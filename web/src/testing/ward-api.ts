import {
  capacityReportSchema,
  confirmedReport,
  effortSchema,
  historySchema,
  reportCapacity,
  type Capacity,
  type CapacityAccepted,
  type CapacityHistory,
} from '@ketenzicht/shared/capacity';
import { RuleError } from '@ketenzicht/shared/kernel';
import { neverSaid, readReady, readyValidFor, type ReadyCount } from '@ketenzicht/shared/stepdown';

/** One thing sent about a ward, as the server saw it. */
export interface Sent {
  method: string;
  path: string;
  version: string | null;
  key: string | null;
  body: unknown;
}

/** A ward's end of the server: the same rule decides, the same schema reads; only the storage is a variable. */
export class WardApi {
  readonly sent: Sent[] = [];
  readonly efforts: { seconds: number; action: string }[] = [];
  /** How many of the next reports get lost on the way back: recorded, but not answered. */
  answersLost = 0;
  /** Likewise, refused for now. */
  unavailable = 0;
  lastSeconds: number | null = null;
  /** What the ward said of who could leave, and what was sent about it. */
  ready: ReadyCount;
  readonly readySent: Sent[] = [];
  history: Partial<CapacityHistory> = { steps: [], days: [] };
  private readonly answers = new Map<string, CapacityAccepted>();

  constructor(
    readonly unitId: string,
    public capacity: Capacity,
  ) {
    this.ready = neverSaid(unitId);
  }

  /** In front of the rest of the API. */
  before(rest: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url, 'http://localhost');
      const own = `/api/v1/units/${this.unitId}`;
      return url.pathname.startsWith(own)
        ? this.answer(url.pathname.slice(own.length), url, init ?? {})
        : rest(input, init);
    };
  }

  /** What anyone else does to the ward. */
  reportedByColleague(part: Partial<Capacity>): void {
    this.capacity = { ...this.capacity, ...part, version: this.capacity.version + 1 };
  }

  private answer(path: string, url: URL, init: RequestInit): Response {
    const method = init.method ?? 'GET';
    if (path === '/capacity/history')
      return json(
        historySchema.parse({
          unitId: this.unitId,
          from: url.searchParams.get('from'),
          to: new Date().toISOString(),
          before: null,
          ...this.history,
        }),
      );
    if (path === '/entry-efforts' && method === 'GET')
      return json({ lastSeconds: this.lastSeconds, medianSeconds: null, weekCount: 0, weekSeconds: 0 });
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body as string);
    if (path === '/entry-efforts') {
      this.efforts.push(effortSchema.parse(body));
      return json(undefined, 204);
    }
    const headers = new Headers(init.headers);
    const sent = { method, path, version: headers.get('if-match'), key: headers.get('idempotency-key'), body };
    if (path === '/ready') return this.sayReady(sent);
    this.sent.push(sent);
    return this.report(sent);
  }

  private sayReady(sent: Sent): Response {
    if (sent.method === 'GET') return json(this.ready);
    this.readySent.push(sent);
    if (sent.version !== `"${this.ready.version}"`) return problem(412, 'ready.stale', { ready: this.ready });
    const at = new Date();
    this.ready = {
      ...readReady(sent.body, { occupied: this.capacity.occupied }),
      unitId: this.unitId,
      version: this.ready.version + 1,
      observedAt: at.toISOString(),
      validUntil: new Date(at.getTime() + readyValidFor).toISOString(),
    };
    return json(this.ready);
  }

  private report({ path, version, key, body }: Sent): Response {
    if (this.unavailable > 0) {
      this.unavailable--;
      return problem(503, 'service.unavailable');
    }
    const known = this.answers.get(key ?? '');
    if (known) return json(known);
    if (version !== `"${this.capacity.version}"`) return problem(412, 'capacity.stale', { capacity: this.capacity });
    try {
      const report = path.endsWith('_confirm') ? confirmedReport(this.capacity) : capacityReportSchema.parse(body);
      const { standing, current, warnings } = reportCapacity(this.capacity, report, {
        at: new Date(),
        setting: 'FPA',
        source: 'person',
        backfill: false,
      });
      this.capacity = standing;
      const accepted = { unitId: this.unitId, revision: 200, current, capacity: standing, warnings };
      this.answers.set(key ?? '', accepted);
      if (this.answersLost-- > 0) throw new TypeError('Failed to fetch');
      return json(accepted);
    } catch (error) {
      if (error instanceof RuleError) return problem(400, error.code, { errors: error.faults });
      throw error;
    }
  }
}

const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as unknown as Response;
const problem = (status: number, code: string, more: object = {}) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, ...more }, status);
