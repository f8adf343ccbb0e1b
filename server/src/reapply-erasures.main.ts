import { existsSync } from 'node:fs';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { createPool } from './platform/database/pool.js';
import { roomUrl } from './platform/database/rooms.js';
import { reapplyErasures } from './privacy/reapply-erasures.js';

/** After a backup was restored: whoever was erased since it was made is erased again. Run it before the server starts; see docs/operations. */
const usage = 'DATABASE_URL=postgresql://… [ERASURES_FILE=…] npm run reapply-erasures';

explainIfAsked(usage);
const { databaseUrl, databaseRoles, rolePassword, erasuresFile } = readConfig(process.env);
if (!databaseUrl) {
  console.error(usage);
  process.exit(1);
}
// A name that was mistyped would otherwise look like "nobody was ever erased".
if (!existsSync(erasuresFile)) {
  console.error(
    `There is no ${erasuresFile}. Set ERASURES_FILE; if nobody was ever erased here, make it as an empty file.`,
  );
  process.exit(1);
}
const pool = createPool(roomUrl({ url: databaseUrl, roles: databaseRoles, rolePassword }, 'jobs'), 1);
try {
  const { known, again } = await reapplyErasures(pool, erasuresFile);
  console.log(`${known} erasures in ${erasuresFile}; ${again} had come back and were erased again.`);
} catch (error) {
  console.error(`Not all erasures were applied again: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await pool.end();
}
