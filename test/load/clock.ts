/** Milliseconds on the machine's monotonic clock, which all processes of a machine share. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

export { setTimeout as sleep } from 'node:timers/promises';
