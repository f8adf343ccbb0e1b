import 'reflect-metadata';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { loadDemoInvitation } from './administration/demo-invitation.js';
import { loadDemoProposals } from './bedbase/demo-proposals.js';
import { loadDemoArticles } from './coordination/demo/demo-articles.js';
import { bindDemoAccounts, loadDemoAccounts } from './directory/demo/demo-accounts.js';
import { loadDemo } from './directory/demo/load-demo.js';
import { LiveAdapter } from './live/live.adapter.js';
import { refuseForeignKeys } from './platform/audit/keys-at-start.js';
import { loadDemoLog } from './oversight/demo-log.js';
import { SessionGuard } from './platform/auth/session.guard.js';
import type { Config } from './platform/config/config.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { createPool } from './platform/database/pool.js';
import { roomUrl, type DatabaseAddress } from './platform/database/rooms.js';
import { checkWall } from './platform/database/wall.js';
import { Readiness } from './platform/health/readiness.js';
import { ApiDocument } from './platform/http/about.controller.js';
import { createAdapter, prepareHttp } from './platform/http/fastify.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { describeApi } from './platform/http/openapi.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { Routes } from './platform/http/routes.js';
import { loadDemoCases } from './coordination/demo/demo-cases.js';
import { loadDemoWeek } from './placement/demo/demo-week.js';
import { loadDemoArrangements } from './stepdown/arrangement/demo-arrangements.js';
import { loadDemoHomes } from './stepdown/homes/demo-homes.js';
import { loadDemoReady } from './stepdown/demo-ready.js';
import { loadDemoVpt } from './stepdown/vpt/demo-vpt.js';
import { loadDemoInterest } from './interest/demo-interest.js';
import { loadDemoWaits } from './stepdown/waiting/demo-waits.js';
import { DemoFollowing } from './ketenveldnorm/demo/demo-following.js';
import { loadDemoProgramme } from './ketenveldnorm/demo/demo-programme.js';
import { DemoPersons } from './person/demo-persons.js';
import { loadDemoDossiers } from './safetynet/demo-dossiers.js';
import { loadDemoFigures } from './privacy/demo-figures.js';
import { addMissing } from './platform/keys/key-file.js';
import { Keyring } from './platform/keys/keyring.js';
import type { Clock } from './platform/tokens.js';

export interface RunningServer {
  url: string;
  databaseUrl: string;
  demoAccounts: string[];
  stop(): Promise<void>;
}

const webRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../web/dist');

/** Database, schema, demo, HTTP and sockets, in the order in which they need each other; stops in the reverse order. */
export async function startServer(config: Config, clock: Clock = () => new Date()): Promise<RunningServer> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ home: path.join(config.dataDir, 'postgres'), database: 'ketenzicht' })
      : undefined;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  try {
    const database = { url: databaseUrl, roles: config.databaseRoles, rolePassword: config.rolePassword };
    await Keyring.open(config.keysFile, clock());
    await addMissing(config.keysFile, 'tell', clock());
    const keys = await Keyring.open(config.keysFile, clock());
    await migrate(databaseUrl);
    await checkWall(database);
    await refuseForeignKeys(database, keys, config.keysFile);
    const demoAccounts = embedded ? await prepareDemo(database, keys, config, clock()) : [];
    const app = await listen(config, database, keys, clock);
    if (demoAccounts.length > 0) await app.get(DemoPersons).load(clock());
    if (demoAccounts.length > 0) await app.get(DemoFollowing).load(clock());
    const stop = async () => {
      app.get(Readiness).leave();
      // Lines that are busy when we stop listening fall idle one by one; each would be kept for a minute, for a request that may never come.
      const sweep = setInterval(() => app.getHttpServer().closeIdleConnections(), 50);
      await app.close().finally(() => clearInterval(sweep));
      await embedded?.stop();
    };
    if (demoAccounts.length > 0) await loadDemoLog(database, keys, config, clock());
    return { url: addressOf(app, config), databaseUrl, demoAccounts, stop };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function prepareDemo(database: DatabaseAddress, keys: Keyring, config: Config, at: Date): Promise<string[]> {
  const setup = createPool(roomUrl(database, 'setup'), 1);
  const identity = createPool(roomUrl(database, 'identity'), 1);
  const jobs = createPool(roomUrl(database, 'jobs'), 1);
  const admin = createPool(roomUrl(database, 'admin'), 1);
  try {
    await loadDemo(setup, at);
    await loadDemoFigures(jobs, at);
    if (!config.demoLogins) return [];
    await loadDemoAccounts(identity);
    if (config.oidc) await bindDemoAccounts(identity, config.oidc.issuer);
    await loadDemoProposals(admin, at);
    await loadDemoInvitation(admin, at);
    await loadDemoWeek(setup, at);
    await loadDemoArticles(setup, at);
    await loadDemoCases(setup, at);
    await loadDemoDossiers(setup, at);
    await loadDemoReady(setup, at);
    await loadDemoVpt(setup, at);
    await loadDemoInterest(setup, keys, at);
    await loadDemoWaits(setup, at);
    await loadDemoHomes(setup, at);
    await loadDemoArrangements(setup, at);
    await loadDemoProgramme(setup, at);
    const { rows } = await identity.query<{ username: string }>(
      'select username from account where demo order by username',
    );
    return rows.map(({ username }) => username);
  } finally {
    await Promise.all([setup, identity, jobs, admin].map((pool) => pool.end()));
  }
}

async function listen(
  config: Config,
  database: DatabaseAddress,
  keys: Keyring,
  clock: Clock,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database, keys, clock),
    createAdapter(config.door, config.trustProxy),
    { logger: ['error', 'warn'], bodyParser: false },
  );
  app.useWebSocketAdapter(new LiveAdapter(app, config.door.origins));
  app.useGlobalPipes(new InputPipe());
  const routes = new Routes();
  app.useGlobalFilters(new ProblemFilter(routes));
  app.useGlobalGuards(app.get(SessionGuard));
  await prepareHttp(app, webRoot, config.door, routes);
  app.get(ApiDocument).document = describeApi(app);
  await app.listen(config.port, config.host);
  return app;
}

function addressOf(app: NestFastifyApplication, { host }: Config): string {
  const { port } = app.getHttpServer().address() as { port: number };
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host;
  return `http://${name}:${port}`;
}
