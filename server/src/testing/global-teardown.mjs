import { rm } from 'node:fs/promises';

export default async function stopDatabase() {
  const { home, postgres } = globalThis.throwAwayDatabase;
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
