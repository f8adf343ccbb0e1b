import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { Api, type Answer } from '../../testing/api.js';
import { House } from '../../testing/house.js';

interface Operation {
  operationId: string;
  security: unknown[];
  responses: Record<string, { content?: Record<string, { schema: Record<string, unknown> }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

describe('the interface as a document', () => {
  let house: House;
  let document: Document;
  const operations: [method: string, path: string, operation: Operation][] = [];

  beforeAll(async () => {
    house = await House.open();
    document = JSON.parse((await new Api(house.url).get('/api/v1/openapi.json')).text) as Document;
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods))
        operations.push([method.toUpperCase(), path, operation]);
  });
  afterAll(() => house.close());

  const concrete = (path: string) => path.replaceAll(/\{\w+\}/g, randomUUID());

  it('is open to any site and describes the routes', async () => {
    const answer = await new Api(house.url).get('/api/v1/openapi.json', { origin: 'https://elsewhere.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations.length).toBeGreaterThanOrEqual(14);
  });

  it('SEC-42 every route refuses a stranger, but those few that say they are open', async () => {
    const open: string[] = [];
    for (const [method, path, { security }] of operations) {
      const answers = [
        await new Api(house.url).call(method, concrete(path)),
        await new Api(house.url, 'x'.repeat(43)).call(method, concrete(path)),
      ];
      if (security.length === 0) open.push(`${method} ${path}`);
      else
        for (const answer of answers) {
          expect([method, path, answer.problem.status, answer.problem.code]).toEqual([
            method,
            path,
            401,
            'session.required',
          ]);
          expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
        }
    }
    expect(open.sort()).toEqual([
      'GET /.well-known/oauth-authorization-server',
      'GET /api/v1/about',
      'GET /api/v1/oidc/_login',
      'GET /api/v1/oidc/callback',
      'GET /api/v1/oidc/keys',
      'GET /api/v1/open-interest-rounds',
      'GET /health/live',
      'GET /health/ready',
      'POST /api/v1/interest-tickets',
      'POST /api/v1/interests',
      'POST /api/v1/interests/_change',
      'POST /api/v1/interests/_confirm',
      'POST /api/v1/interests/_read',
      'POST /api/v1/interests/_withdraw',
      'POST /api/v1/invitations/_accept',
      'POST /api/v1/invitations/_elsewhere',
      'POST /api/v1/invitations/_read',
      'POST /api/v1/oauth/token',
      'POST /api/v1/oidc/backchannel-logout',
      'POST /api/v1/sessions',
      'POST /api/v1/sessions/_second-factor',
    ]);
  });

  it('names no route twice and every reference exists', () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) =>
      must(reference, 'a reference'),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references)
      expect(document.components.schemas).toHaveProperty([reference.replace('#/components/schemas/', '')]);
  });

  /** The declared answer as a validator: what the document says, not the schemas it was made from. */
  function declared(method: string, path: string, status: number, type: string): z.ZodType {
    const { responses } = must(document.paths[path]?.[method.toLowerCase()], `${method} ${path}`);
    const { schema } = must(
      must(responses[status] ?? responses['default'], `answer ${status}`).content?.[type],
      `${type} of ${status} of ${method} ${path}`,
    );
    const text = JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    );
    return z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
  }

  it('keeps its word: each answer is what the document says', async () => {
    const ward = house.ward();
    const unit = '/api/v1/units/{unitId}';
    const { provider, coordinator } = house;
    await provider.report(ward, {
      operational: 10,
      occupied: 6,
      outOfUse: [{ count: 1, reason: 'staff' }],
      admissionStop: { reason: 'group', expectedEnd: '2099-01-01' },
      expectedDepartures: { within7Days: 1 },
      reserve: 1,
      limitedBy: ['staff'],
    });
    const calls: [method: string, path: string, status: number, answer: Answer][] = [
      ['GET', '/api/v1/about', 200, await new Api(house.url).get('/api/v1/about')],
      ['GET', '/health/live', 200, await new Api(house.url).get('/health/live')],
      ['GET', '/health/ready', 200, await new Api(house.url).get('/health/ready')],
      ['GET', '/api/v1/directories', 200, await coordinator.get('/api/v1/directories')],
      ['GET', '/api/v1/directory', 200, await coordinator.get('/api/v1/directory')],
      ['GET', '/api/v1/board', 200, await coordinator.get('/api/v1/board')],
      ['GET', '/api/v1/board', 200, await coordinator.get(`/api/v1/board?asOf=${new Date().toISOString()}`)],
      ['GET', unit, 200, await coordinator.get(`/api/v1/units/${ward}`)],
      ['GET', unit, 200, await coordinator.get(`/api/v1/units/${house.ward()}`)],
      ['PUT', `${unit}/capacity`, 200, await provider.report(ward, { operational: 10, occupied: 7 }, { version: 1 })],
      ['PUT', `${unit}/capacity`, 412, await provider.report(ward, { operational: 10, occupied: 7 }, { version: 1 })],
      ['PUT', `${unit}/capacity`, 400, await provider.report(ward, { operational: 10, occupied: 70 }, { version: 2 })],
      ['POST', `${unit}/capacity/_confirm`, 200, await provider.confirm(ward, { version: 2 })],
      ['GET', `${unit}/capacity/history`, 200, await coordinator.get(`/api/v1/units/${ward}/capacity/history`)],
      ['GET', `${unit}/capacity/history`, 200, await coordinator.get(`/api/v1/units/${ward}/capacity/history?per=day`)],
      ['GET', `${unit}/entry-efforts`, 200, await provider.get(`/api/v1/units/${ward}/entry-efforts`)],
      ['GET', '/api/v1/changes', 200, await coordinator.get('/api/v1/changes?since=0')],
      ['GET', '/api/v1/sessions/current', 200, await coordinator.get('/api/v1/sessions/current')],
      [
        'POST',
        '/api/v1/sessions',
        401,
        await new Api(house.url).call('POST', '/api/v1/sessions', { body: { username: 'nobody', password: 'x' } }),
      ],
    ];
    for (const [method, path, status, answer] of calls) {
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
      expect([method, path, answer.status]).toEqual([method, path, status]);
      const read = declared(method, path, status, type).safeParse(JSON.parse(answer.text));
      expect([method, path, read.error?.issues ?? []]).toEqual([method, path, []]);
    }
  });

  it('a document that said something else would be noticed', () => {
    const validator = declared('GET', '/health/live', 200, 'application/json');
    expect(validator.safeParse({ status: 'up' }).success).toBe(true);
    expect(validator.safeParse({ status: 'sideways' }).success).toBe(false);
    expect(validator.safeParse({}).success).toBe(false);
  });

  it('SEC-77 every answer carries its guards, also a refusal', async () => {
    for (const path of ['/api/v1/about', '/api/v1/board', '/api/v1/nothing', '/health/live', '/api/v1/units/%']) {
      const { headers } = await new Api(house.url).get(path);
      expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
        path,
        'nosniff',
        'DENY',
      ]);
      expect(headers.get('content-security-policy')).toMatch(/^default-src '(self|none)';.*frame-ancestors 'none'/);
    }
  });
});
