import { randomUUID } from 'node:crypto';
import { expect, request, type APIRequestContext } from '@playwright/test';
import type { CaseFile, CaseInput } from '@ketenzicht/shared/coordination';
import type { Need, PlacementRequest, RequestFile } from '@ketenzicht/shared/placement';
import type { ReadyCount, VptTeam } from '@ketenzicht/shared/stepdown';
import type { Board, CapacityAccepted, CapacityReport, Unit } from '@ketenzicht/shared/capacity';
import { dutchDay } from './dutch-day.js';

export const demoPassword = 'ketenzicht-demo';

/** Someone who is logged in, at the API: to set a scene, and to be the colleague elsewhere. */
export class Api {
  private constructor(
    private readonly http: APIRequestContext,
    private readonly username: string,
    private readonly now: () => Date,
  ) {}

  static async login(baseURL: string, username: string, now = () => new Date()): Promise<Api> {
    const api = new Api(await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } }), username, now);
    await api.logIn();
    return api;
  }

  /** Once more, after a while: a session ends when nobody does anything. */
  async logIn(): Promise<void> {
    const { username } = this;
    const answer = await this.http.post('/api/v1/sessions', { data: { username, password: demoPassword } });
    expect(answer.status(), await answer.text()).toBe(201);
  }

  session() {
    return this.http.storageState();
  }

  async board(query: Record<string, string> = {}): Promise<Board> {
    const answer = await this.http.get('/api/v1/board', { params: query });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Board;
  }

  async ward(name: string): Promise<Unit> {
    const unit = (await this.board()).units.find((one) => one.name === name);
    if (!unit) throw new Error(`no ward ${name}`);
    return unit;
  }

  /** Reports two numbers, and what else is given; on the ward's present version. */
  async report(name: string, report: CapacityReport): Promise<CapacityAccepted> {
    const { id, capacity } = await this.ward(name);
    const headers = { 'if-match': `"${capacity.version}"`, 'idempotency-key': randomUUID() };
    const answer = await this.http.put(`/api/v1/units/${id}/capacity`, { data: report, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as CapacityAccepted;
  }

  /** One of the wards that this person keeps and that has said who could leave. */
  async wardThatSaid(): Promise<string> {
    const { organisationId } = (await (await this.http.get('/api/v1/sessions/current')).json()).actor as {
      organisationId: string;
    };
    for (const { id, providerId, capacity } of (await this.board()).units) {
      if (providerId !== organisationId || (capacity.occupied ?? 0) < 4) continue;
      const said = (await (await this.http.get(`/api/v1/units/${id}/ready`)).json()) as ReadyCount;
      if (said.version > 0) return id;
    }
    throw new Error('no ward of this organisation said who could leave');
  }

  /** Asks a ward for a place for somebody it takes, with a bed held; for stories that begin after that. */
  async ask(name: string, need: Partial<Need> = {}): Promise<RequestFile> {
    const unit = await this.ward(name);
    const input = { need: needFor(unit, need, this.today), note: null };
    const made = await this.http.post('/api/v1/placement-requests', { data: input });
    expect(made.ok(), await made.text()).toBe(true);
    const { id } = (await made.json()) as PlacementRequest;
    const ask = { unitIds: [unit.id], weighing: { reasons: ['bestMatch'] }, hold: true };
    const asked = await this.http.post(`/api/v1/placement-requests/${id}/attempts`, { data: ask });
    expect(asked.ok(), await asked.text()).toBe(true);
    return (await asked.json()) as RequestFile;
  }

  /** Brings something to the coordination point. */
  async bring(input: Partial<CaseInput>): Promise<CaseFile> {
    const answer = await this.http.post('/api/v1/cases', { data: input });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as CaseFile;
  }

  /** Something new, once. */
  async make<T>(path: string, data: object): Promise<T> {
    const answer = await this.http.post(`/api/v1${path}`, { data, headers: { 'idempotency-key': randomUUID() } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as T;
  }

  /** The ward says yes, and then that the person is there. */
  async takeIn({ attempts: [asked] }: RequestFile): Promise<void> {
    let version = asked?.version;
    for (const [verb, data] of [
      ['answer', { answer: 'accepted', expectedOn: this.today }] as const,
      ['admit', {}] as const,
    ]) {
      const path = `/api/v1/placement-attempts/${asked?.id}/_${verb}`;
      const answer = await this.http.post(path, { data, headers: { 'if-match': `"${version}"` } });
      expect(answer.ok(), await answer.text()).toBe(true);
      version = ((await answer.json()) as { version: number }).version;
    }
  }

  /** Somebody like those of this ward waits for a place, and nobody was asked yet. */
  async wait(name: string, need: Partial<Need>, titleFrom: string): Promise<PlacementRequest> {
    const data = { need: needFor(await this.ward(name), need, this.today), titleFrom, note: null };
    const made = await this.http.post('/api/v1/placement-requests', { data });
    expect(made.ok(), await made.text()).toBe(true);
    return (await made.json()) as PlacementRequest;
  }

  /** Takes the question back, on the version that stands now. */
  async withdraw(requestId: string): Promise<void> {
    const file = await this.http.get(`/api/v1/placement-requests/${requestId}`);
    const [attempt] = ((await file.json()) as RequestFile).attempts;
    const headers = { 'if-match': `"${attempt?.version}"` };
    const answer = await this.http.post(`/api/v1/placement-attempts/${attempt?.id}/_withdraw`, { data: {}, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** As a browser of theirs. The address is https, as a browser's is; a story then has it brought elsewhere. */
  async subscribe(keys: { p256dh: string; auth: string }, moved: (endpoint: string) => Promise<void>): Promise<void> {
    const endpoint = `https://push.example.org/${randomUUID()}`;
    const answer = await this.http.post('/api/v1/push-subscriptions', { data: { endpoint, keys } });
    expect(answer.ok(), await answer.text()).toBe(true);
    await moved(endpoint);
  }

  /** Their VPT team in this region can take three more, by what it says now; whose team it is. */
  async teamWithRoom(regionId: string): Promise<string> {
    const teams = (await (await this.http.get('/api/v1/vpt-teams')).json()) as VptTeam[];
    const mine = teams.find((one) => one.isMine && one.regionId === regionId);
    const clients = { unclustered: mine?.clients.unclustered ?? 4 };
    const data = { regionId, clients, mostClients: clients.unclustered + 3, roomFrom: null };
    const headers = { 'if-match': `"${mine?.version ?? 0}"`, 'idempotency-key': randomUUID() };
    const answer = await this.http.put('/api/v1/vpt-teams', { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return ((await answer.json()) as VptTeam).organisationId;
  }

  close(): Promise<void> {
    return this.http.dispose();
  }

  private get today(): string {
    return dutchDay(this.now());
  }
}

/** Somebody whom this ward takes. */
const needFor = (unit: Unit, need: Partial<Need>, today: string): Need => ({
  ageBand: '25-39',
  sex: unit.sex === 'all' ? null : unit.sex,
  securityLevel: unit.securityLevel ?? '2-laag',
  careIntensity: null,
  targetGroups: ['psychiatry'],
  title: 'crisismaatregel',
  payer: 'zvw',
  urgency: 'crisis',
  reach: 'national',
  regionId: unit.regionId,
  avoidRegionIds: [],
  neededFrom: today,
  ...need,
});
