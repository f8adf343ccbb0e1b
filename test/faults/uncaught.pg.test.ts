import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { must, sessionSchema } from '@ketenzicht/shared/kernel';
import { Api } from '../../server/src/testing/api.js';
import { Ledger } from './ledger.js';
import { ServerProcess, freePort, killTree, newFolder, postmasterOf } from './processes.js';

/** A fault in a timer of the server itself, at a signal of ours: nobody awaits what runs there. */
const faults = {
  uncaughtException: 'throw new Error("nobody catches this")',
  unhandledRejection: 'void Promise.reject(new Error("nobody catches this"))',
};
const preload = (fault: string) =>
  `--import=data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => setTimeout(() => { ${fault} }))`)}`;

describe('a server in which something fails that nobody awaits', () => {
  let folder: string;

  beforeEach(async () => (folder = await newFolder()));
  afterEach(async () => {
    await ServerProcess.endAll();
    const left = await postmasterOf(path.join(folder, 'postgres', 'cluster'));
    if (left) await killTree(left);
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(faults))(
    'SEC-113: %s: says so, takes nobody in any more, ends with 1 within five seconds, and loses no acknowledged report',
    async (name, fault) => {
      const env = { DATA_DIR: folder, PORT: String(await freePort()) };
      const server = await ServerProcess.start({ ...env, NODE_OPTIONS: preload(fault) });
      const provider = await login(server.url);
      const ward = (await provider.api.board()).units.find((one) => one.providerId === provider.organisationId);
      const { id, capacity } = must(ward, 'a ward of the provider');
      const ledger = new Ledger(provider.api, [{ id, version: capacity.version }]);
      try {
        await ledger.more(20);
        const began = Date.now();
        const ending = server.signal('SIGUSR2');
        await server.says(`a fault that nobody caught (${name})`);
        const health = await provider.api.get('/health/ready').catch(() => undefined);
        expect(health?.status).not.toBe(200);
        expect(await ending).toEqual({ code: 1, signal: null });
        expect(Date.now() - began).toBeLessThan(6_000);
        expect(server.output).toContain('nobody catches this');
        await ServerProcess.start(env); // as whoever watches over it would
        await ledger.more(20);
      } finally {
        await ledger.end();
      }
      expect(await ledger.differences()).toEqual([]);
    },
  );
});

async function login(url: string) {
  const body = { username: 'aanbieder', password: 'ketenzicht-demo' };
  const { token, actor } = (await new Api(url).call('POST', '/api/v1/sessions', { body })).as(sessionSchema);
  return { api: new Api(url, token), organisationId: actor.organisationId };
}
