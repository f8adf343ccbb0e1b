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

// Nobody waits for what failed here, and what it left half done is unknown: go on for nobody, let the others finish, and let a fresh process take over.
for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(fault, (cause: unknown) => {
    console.error(`a fault that nobody caught (${fault}); this process stops`, cause);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 5_000).unref();
    if (ending) return;
    ending = true;
    if (!running) process.exit(1);
    void running.stop().finally(() => process.exit(1));
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
