import { randomUUID } from 'node:crypto';
import { localDate, must, type Role } from '@ketenzicht/shared/kernel';
import {
  attemptSchema,
  holdSchema,
  requestFileSchema,
  requestSchema,
  type Hold,
  type Need,
  type PlacementAttempt,
  type PlacementRequest,
  type RequestFile,
} from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { Api, type Answer } from './api.js';
import { aWard, anAccount, anOrganisation, type Organisation } from './given.js';
import { House, serve } from './house.js';

const weighing = { reasons: ['bestMatch'], noPersonalData: true };

interface Options {
  /** Wards of each of the two organisations. */
  wards?: number;
  clock?: () => Date;
  config?: Partial<Config>;
}

/** Two organisations with wards that fit everybody, somebody on each side, and a referrer: what the tests of placement begin with. */
export class Placing {
  private constructor(
    readonly house: House,
    readonly other: Organisation,
    private readonly otherWards: readonly string[],
    /** The ward's side of the first organisation, and of the second. */
    readonly ward: Api,
    readonly otherWard: Api,
    readonly referrer: Api,
    private readonly clock: (() => Date) | undefined,
  ) {}

  static async open({ wards = 30, clock, config = {} }: Options = {}): Promise<Placing> {
    let other: Organisation | undefined;
    const made: string[] = [];
    const house = await House.open({ wards, config, ...(clock && { clock }) }, async (db, { register }) => {
      other = await anOrganisation(db, register);
      for (let count = 0; count < wards; count++) made.push((await aWard(db, other)).id);
      await db.query(
        `update reference.ward set security_level = '2-laag', care_intensity = 'C', target_groups = '{psychiatry}', titles = '{wvggz,forensic}', payers = '{zvw,wfz}', age_min = 18`,
      );
    });
    const foreign = must(other, 'the other organisation');
    const { token } = await anAccount(house.db, { organisation: foreign });
    return new Placing(
      house,
      foreign,
      made,
      house.provider,
      new Api(house.url, token),
      await house.person('referrer'),
      clock,
    );
  }

  private taken = 0;

  get db(): pg.Pool {
    return this.house.db;
  }

  serveAgain = () => serve(this.house.database.url, this.clock);

  /** Somebody of this role who has no requests yet. */
  person = (role: Role): Promise<Api> => this.house.person(role);

  /** A ward of the first organisation that nobody touched, with a figure. */
  async bed(operational = 4, occupied = 3, more: object = {}): Promise<string> {
    return this.figured(this.ward, this.house.ward(), { operational, occupied, ...more });
  }

  async otherBed(operational = 4, occupied = 3): Promise<string> {
    const unitId = must(this.otherWards[this.taken++], 'a ward of the other organisation');
    return this.figured(this.otherWard, unitId, { operational, occupied });
  }

  private async figured(api: Api, unitId: string, body: object): Promise<string> {
    const answer = await api.report(unitId, body);
    if (answer.status !== 200) throw new Error(answer.text);
    return unitId;
  }

  need(more: Partial<Need> = {}): Need {
    return {
      ageBand: '25-39',
      sex: null,
      securityLevel: '2-laag',
      careIntensity: 'C',
      targetGroups: ['psychiatry'],
      title: 'zorgmachtiging',
      payer: 'zvw',
      urgency: 'crisis',
      reach: 'national',
      regionId: this.house.register.regionId,
      avoidRegionIds: [],
      neededFrom: localDate(this.clock?.() ?? new Date()),
      ...more,
    };
  }

  async request(more: Partial<Need> = {}, as: Api = this.referrer): Promise<PlacementRequest> {
    const body = { need: this.need(more), noPersonalData: true };
    return good(
      await as.call('POST', '/api/v1/placement-requests', { body, headers: { 'idempotency-key': randomUUID() } }),
    ).as(requestSchema);
  }

  tryHold = (requestId: string, unitId: string, as: Api = this.referrer): Promise<Answer> =>
    as.call('POST', `/api/v1/placement-requests/${requestId}/holds`, { body: { unitId } });

  async hold(requestId: string, unitId: string): Promise<Hold> {
    return good(await this.tryHold(requestId, unitId)).as(holdSchema);
  }

  tryAsk = (
    requestId: string,
    unitIds: readonly string[],
    more: object = {},
    as: Api = this.referrer,
  ): Promise<Answer> =>
    as.call('POST', `/api/v1/placement-requests/${requestId}/attempts`, { body: { unitIds, weighing, ...more } });

  /** The tries, in the order in which they were given. */
  async ask(requestId: string, unitIds: readonly string[], more: object = {}): Promise<PlacementAttempt[]> {
    const { attempts } = good(await this.tryAsk(requestId, unitIds, more)).as(requestFileSchema);
    return unitIds.map((id) =>
      must(
        attempts.findLast(({ unitId }) => unitId === id),
        'the try at a ward',
      ),
    );
  }

  tryAct = (
    as: Api,
    { id, version }: Pick<PlacementAttempt, 'id' | 'version'>,
    act: string,
    body: object = {},
  ): Promise<Answer> =>
    as.call('POST', `/api/v1/placement-attempts/${id}/_${act}`, { body, headers: { 'if-match': `"${version}"` } });

  async act(
    as: Api,
    attempt: Pick<PlacementAttempt, 'id' | 'version'>,
    act: string,
    body: object = {},
  ): Promise<PlacementAttempt> {
    return good(await this.tryAct(as, attempt, act, body)).as(attemptSchema);
  }

  async file(requestId: string, as: Api = this.referrer): Promise<RequestFile> {
    return good(await as.get(`/api/v1/placement-requests/${requestId}`)).as(requestFileSchema);
  }

  /** Wards where the held beds, their ends and the active holds do not agree, or where more is held than there is. Always none. */
  async broken(): Promise<unknown[]> {
    const { rows } = await this.db.query(
      `select c.unit_id, c.held, cardinality(c.hold_ends) as ends, h.active, c.operational, c.occupied
       from capacity.capacity c
       cross join lateral (select count(*)::int as active, coalesce(array_agg(expires_at order by expires_at), '{}') as ends
         from placement.hold where unit_id = c.unit_id and state = 'active') h
       where c.held <> h.active or cardinality(c.hold_ends) <> h.active or c.held > coalesce(c.operational - c.occupied, 0)
         or (select coalesce(array_agg(e order by e), '{}') from unnest(c.hold_ends) e) <> h.ends`,
    );
    return rows;
  }

  close = (): Promise<void> => this.house.close();
}

/** The words of a problem are worth more than "expected 200". */
export function good(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 600)}`);
  return answer;
}

export const yes = (expectedOn: string) => ({ answer: 'accepted', expectedOn, noPersonalData: true });
export const otherDay = (proposedFrom: string) => ({ answer: 'proposed', proposedFrom, noPersonalData: true });
export const no = (reason: string) => ({ answer: 'refused', reason, noPersonalData: true });

/** Until something is so; the time of the clock is not waited for, only the work of others. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, most = 10_000): Promise<void> {
  const end = Date.now() + most;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`it never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
