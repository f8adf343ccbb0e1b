import * as path from 'node:path';
import { defaultValidity } from '@ketenzicht/shared/capacity';
import { must, type Role, type Scope } from '@ketenzicht/shared/kernel';
import { defaultLadderHours } from '@ketenzicht/shared/coordination';
import { defaultHoldMinutes } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { startServer, type RunningServer } from '../server.js';
import { Api } from './api.js';
import { newDatabase, type TestDatabase } from './database.js';
import {
  aRegister,
  aWard,
  anAccount,
  anOrganisation,
  type GivenWard,
  type Organisation,
  type Register,
} from './given.js';
import { Screen } from './screen.js';

/** Beside the keys, one for each database: all test databases are copies of one and share its stream. */
export const checkpointDirOf = (databaseUrl: string): string =>
  path.join(
    path.dirname(must(process.env['TEST_KEYS_FILE'], 'the keys of global-setup')),
    'checkpoints',
    new URL(databaseUrl.replace('@/', '@localhost/')).pathname.slice(1),
  );

/** A real server in this process, on a free port. */
export const serve = (databaseUrl: string, clock?: () => Date, config: Partial<Config> = {}): Promise<RunningServer> =>
  startServer(
    {
      databaseUrl,
      databaseRoles: 'login',
      rolePassword: undefined,
      port: 0,
      host: '127.0.0.1',
      dataDir: '',
      keysFile: must(process.env['TEST_KEYS_FILE'], 'the keys of global-setup'),
      erasuresFile: `${must(process.env['TEST_KEYS_FILE'], 'the keys of global-setup')}.erasures`,
      siteId: 'test',
      bsn: false,
      checkpointDir: checkpointDirOf(databaseUrl),
      socketsPerPerson: 1_000,
      trustProxy: [],
      clockCheck: clock === undefined,
      publicUrl: undefined,
      oidc: undefined,
      demoLogins: false,
      validity: defaultValidity,
      holdMinutes: defaultHoldMinutes,
      homes: { confirmed: 14, promised: 7 },
      ladderHours: defaultLadderHours,
      door: { origins: [], rates: undefined, patience: { headers: 10_000, request: 30_000 } },
      telling: { smtpUrl: undefined, from: undefined, webhooksToLoopback: false },
      ...config,
    },
    clock,
  );

/** What nobody can change unnoticed: a refusal must leave all of it as it was. */
export interface Trace {
  head: number;
  events: number;
  reports: number;
  keys: number;
  versions: number;
}

/**
 * A register with one organisation and some wards, two people who keep them, a coordinator who reads, and a server. A server reads its wards when
 * it starts, so that they are made before; each test takes a fresh one with `ward()`.
 */
export class House {
  private taken = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly server: RunningServer,
    readonly register: Register,
    readonly organisation: Organisation,
    private readonly wards: readonly GivenWard[],
    readonly provider: Api,
    readonly coordinator: Api,
  ) {}

  static async open(
    { wards = 20, clock, config = {} }: { wards?: number; clock?: () => Date; config?: Partial<Config> } = {},
    prepare?: (db: pg.Pool, organisation: Organisation) => Promise<unknown>,
  ): Promise<House> {
    const database = await newDatabase();
    const db = database.pool;
    const register = await aRegister(db);
    const organisation = await anOrganisation(db, register);
    const made: GivenWard[] = [];
    for (let count = 0; count < wards; count++) made.push(await aWard(db, organisation));
    await prepare?.(db, organisation);
    const [provider, coordinator] = [
      await anAccount(db, { organisation }),
      await anAccount(db, { role: 'nationalCoordinator', register }),
    ];
    const server = await serve(database.url, clock, config);
    return new House(
      database,
      server,
      register,
      organisation,
      made,
      new Api(server.url, provider.token),
      new Api(server.url, coordinator.token),
    );
  }

  get db(): pg.Pool {
    return this.database.pool;
  }

  get url(): string {
    return this.server.url;
  }

  /** A ward that no other test has touched. */
  ward(): string {
    const next = this.wards[this.taken++];
    if (!next) throw new Error('this house has no more wards: open it with more');
    return next.id;
  }

  async person(role: Role, scopes: Scope[] = []): Promise<Api> {
    const owns = role === 'provider' || role === 'feed' || role === 'organisationAdministrator';
    const { token } = await anAccount(this.db, {
      role,
      scopes,
      register: this.register,
      ...(owns && { organisation: this.organisation }),
    });
    return new Api(this.url, token);
  }

  /** A screen that shows the board of now. */
  async screen(as: Api = this.coordinator): Promise<Screen> {
    return Screen.on(this.url, as.token ?? '', await as.board());
  }

  async trace(): Promise<Trace> {
    const { rows } = await this.db.query<Trace>(
      `select (select revision from log_head) as head, (select count(*) from event_log) as events, (select count(*) from capacity_report) as reports,
         (select count(*) from idempotency) as keys, (select sum(version) from capacity) as versions`,
    );
    return rows[0] as Trace;
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.database.close();
  }
}
