import * as path from 'node:path';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { createClient } from './platform/database/pool.js';
import { roomUrl } from './platform/database/rooms.js';
import { streamOf } from './platform/audit/chain.queries.js';
import { readCheckpoints } from './platform/audit/checkpoint.js';
import { verifyChain } from './platform/audit/verify-chain.js';
import { Keyring } from './platform/keys/keyring.js';

/**
 * Holds the whole access log against its seals and against the checkpoints outside the database. Ends with 0 when it is sound, with 1 and the first bad
 * line when it is not, with 2 when it could not be looked at. May run beside a server.
 */
explainIfAsked(
  '[DATABASE_URL=postgresql://…] [KEYS_FILE=…] [CHECKPOINT_DIR=…] npm run verify-log\nEnds with 0: sound. 1: not sound, with the first bad line. 2: it could not be looked at.',
);
const config = readConfig({ ...process.env, HOST: '', PORT: '', DEMO_ACCOUNTS: 'off' });
const embedded =
  config.databaseUrl === undefined
    ? await startEmbeddedPostgres({ home: path.join(config.dataDir, 'postgres'), database: 'ketenzicht' })
    : undefined;
const url = config.databaseUrl ?? embedded?.url ?? '';
const client = createClient(
  roomUrl({ url, roles: config.databaseRoles, rolePassword: config.rolePassword }, 'audit'),
  60_000,
);
try {
  await client.connect();
  const keys = await Keyring.open(config.keysFile, new Date());
  const began = Date.now();
  const { id } = await streamOf(client);
  const checkpoints = await readCheckpoints(config.checkpointDir, id, keys);
  let said = began;
  const verdict = await verifyChain(client, keys, checkpoints, {
    onPage: (lines, seq) => {
      if (Date.now() - said < 2_000) return;
      said = Date.now();
      console.log(`… ${lines.toLocaleString('en')} lines, at ${seq.toLocaleString('en')}`);
    },
  });
  for (const remark of verdict.remarks) console.log(remark);
  if (verdict.bad) {
    console.error(`The access log is NOT sound. First bad line: ${verdict.bad.seq} (${verdict.bad.why}).`);
    process.exitCode = 1;
  } else {
    const seconds = Math.max((Date.now() - began) / 1_000, 0.001);
    console.log(
      `The access log is sound: ${verdict.lines.toLocaleString('en')} lines from ${verdict.firstSeq ?? '–'} through ${verdict.through}, ${checkpoints.sound.length} checkpoints (${Math.round(verdict.lines / seconds).toLocaleString('en')} lines a second).`,
    );
  }
} catch (error) {
  console.error(`The access log could not be looked at: ${(error as Error).message}`);
  process.exitCode = 2;
} finally {
  await client.end();
  await embedded?.stop();
}
