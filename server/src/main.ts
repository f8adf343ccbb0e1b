import { readConfig } from './platform/config/config.js';
import { startServer, type RunningServer } from './server.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Ketenzicht needs Node 20.19 or newer; this is ${process.versions.node}.`);

let running: RunningServer | undefined;
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (ending) process.exit(1); // asked twice: at once
    ending = true;
    if (!running) return; // still starting; stops as soon as it stands
    void stop(running);
  });

try {
  running = await startServer(readConfig(process.env));
  if (ending) await stop(running);
  console.log(`Ketenzicht is ready at ${running.url}`);
  if (running.demoAccounts.length > 0)
    console.log(`  demo accounts (password ketenzicht-demo): ${running.demoAccounts.join(', ')}`);
} catch (error) {
  fail(`Ketenzicht could not start.\n${error instanceof Error ? error.message : String(error)}`, error);
}

async function stop(server: RunningServer): Promise<never> {
  await server.stop();
  process.exit(0);
}

function fail(message: string, cause?: unknown): never {
  console.error(message);
  if (process.env['DEBUG']) console.error(cause);
  process.exit(1);
}
