import { readFileSync } from 'node:fs';

/** Of server/package.json, three folders up from dist/src/platform/http (and from src/platform/http in tests). */
export const version: string = readVersion();

function readVersion(): string {
  for (const up of ['../../../package.json', '../../../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return '0.0.0';
}
