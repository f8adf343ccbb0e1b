import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closedParent, databaseAccount, ownFolder, type Account } from './postgres-account.js';
import { findBinaries, type Binaries } from './postgres-binaries.js';

/**
 * A real PostgreSQL with nothing installed, from the binaries in npm. Why not that package's own wrapper: it stops the database while we are
 * still closing, needs a TCP port, and cannot pick up a cluster that a crash left behind. Here: a Unix socket only, its own process group,
 * and every start copes with whatever the last end left.
 */
export interface EmbeddedPostgres {
  url: string;
  /** True when the database was still running, after a kill of the server alone. */
  adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for cluster, socket and log. */
  home: string;
  database: string;
  /** For tests: no fsync, so a crash of the machine loses the cluster. */
  throwAway?: boolean;
  settings?: Readonly<Record<string, string>>;
}

const user = 'ketenzicht';

export async function startEmbeddedPostgres({
  home,
  database,
  throwAway = false,
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await databaseAccount();
  const folder = await ownFolder(path.resolve(home), account);
  const closed = account && (await closedParent(folder, account));
  if (closed) throw new Error(`PostgreSQL's account may not enter ${closed}. Set DATA_DIR to a folder elsewhere.`);

  const cluster = path.join(folder, 'cluster');
  const sockets = await socketFolder(folder, account);
  const binaries = await findBinaries(folder, account);
  let pid = await livePid(cluster);
  const adopted = pid !== undefined;
  if (pid === undefined) {
    await makeCluster(binaries, cluster, account);
    pid = await launchPatiently({
      binaries,
      folder,
      cluster,
      account,
      flags: launchSettings(sockets, throwAway, settings),
    });
  }
  const running = pid;
  const url = (name: string) => `postgresql://${user}@/${name}?host=${encodeURIComponent(sockets)}`;
  await ensureDatabase(url('postgres'), database);
  return {
    url: url(database),
    adopted,
    stop: async () => ((await isInUse(url(database))) ? undefined : stop(running, cluster)),
  };
}

/** A socket's path may hold some 100 bytes, so that a deep checkout gets a short folder under the temporary one. */
function socketFolder(folder: string, account: Account | undefined): Promise<string> {
  const own = path.join(folder, 'socket');
  if (Buffer.byteLength(own) <= 80) return ownFolder(own, account);
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return ownFolder(path.join(os.tmpdir(), `ketenzicht-${mark}`), account);
}

const launchSettings = (sockets: string, throwAway: boolean, settings: Readonly<Record<string, string>>): string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    jit: 'off',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    shared_buffers: '256MB',
    ...(throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** initdb works in a folder of its own that is renamed when whole: a kill halfway leaves no half cluster behind. */
async function makeCluster({ initdb }: Binaries, cluster: string, account: Account | undefined): Promise<void> {
  if (await isFile(path.join(cluster, 'PG_VERSION'))) return;
  const making = `${cluster}.making`;
  await fs.rm(making, { recursive: true, force: true });
  const flags = [
    '--username',
    user,
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--locale-provider',
    'icu',
    '--icu-locale',
    'nl-NL',
  ];
  const child = spawn(initdb, ['-D', making, ...flags, '--no-instructions', '--no-sync'], {
    ...account,
    cwd: path.dirname(cluster),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder:\n${complaint.trim()}`);
  await fs.rename(making, cluster);
}

interface Launch {
  binaries: Binaries;
  folder: string;
  cluster: string;
  account: Account | undefined;
  flags: string[];
}

/** After a hard kill the old processes may need a moment to vanish; PostgreSQL then rightly refuses a second one on its data. */
async function launchPatiently(what: Launch): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(what);
    } catch (error) {
      if (attempt >= 40 || !/postmaster\.pid" already exists|pre-existing shared memory/.test(String(error)))
        throw error;
      // A pid file that names a process which is not ours (the number was handed out again) never clears by itself.
      if (attempt >= 8 && (await livePid(what.cluster)) === undefined)
        await fs.rm(path.join(what.cluster, 'postmaster.pid'), { force: true });
      await sleep(250);
    }
  }
}

async function launch({ binaries, folder, cluster, account, flags }: Launch): Promise<number> {
  const logFile = path.join(folder, 'postgres.log');
  const log = await fs.open(logFile, 'a');
  const { size } = await log.stat();
  // Detached: Ctrl-C in the terminal reaches only us, and we stop the database last.
  const child = spawn(binaries.postgres, ['-D', cluster, ...flags], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  for (let waited = 0; waited < 60_000 && !ended; waited += 20) {
    const status = await pidFile(cluster);
    if (child.pid !== undefined && Number(status[0]) === child.pid && status[7]?.trim() === 'ready') return child.pid;
    await sleep(20);
  }
  const said = (await fs.readFile(logFile)).subarray(size).toString().trim().split('\n').slice(-10).join('\n');
  throw new Error(`PostgreSQL did not start. It said:\n${said}`);
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Another server on the same data keeps it running; the last one out turns it off. */
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()`,
    );
    return (rows[0]?.others ?? 0) > 0;
  } catch {
    return false; // it does not answer: stopping is all that is left
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A fast shutdown: ends sessions, writes a checkpoint, loses nothing. */
async function stop(pid: number, cluster: string): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return; // it was gone already
  }
  while ((await livePid(cluster)) === pid) await sleep(20);
}

/** The pid in postmaster.pid, when that process lives and is really PostgreSQL on this folder. */
async function livePid(cluster: string): Promise<number | undefined> {
  const pid = Number((await pidFile(cluster))[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  if (process.platform !== 'linux') return pid;
  const command = await fs.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(cluster) ? pid : undefined;
}

const pidFile = async (cluster: string): Promise<string[]> =>
  (await fs.readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');

const isFile = (file: string): Promise<boolean> =>
  fs.stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
