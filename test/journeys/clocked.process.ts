import { readConfig } from '../../server/dist/src/platform/config/config.js';
import { startServer } from '../../server/dist/src/server.js';

/** The product as it is built, with a clock that whoever started this process sets. Nothing of this exists in the product: the clock is an argument of its start. */
let ahead = Date.parse(process.argv[2] ?? '') - Date.now();
// Server and database are apart on purpose here; elsewhere that is a fault.
const config = { ...readConfig(process.env), clockCheck: false };
const running = await startServer(config, () => new Date(Date.now() + ahead));

let ending = false;
async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  await running.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
// The story is gone, in whatever way it ended: nothing stays behind.
process.on('disconnect', () => void stop());
process.on('message', (milliseconds: number) => {
  ahead += milliseconds;
  process.send?.({ ahead });
});
process.send?.({ url: running.url, ahead });
