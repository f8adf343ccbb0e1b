import * as net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Answer } from '../../testing/api.js';
import { overTheLine } from '../../testing/line.js';
import { House, serve } from '../../testing/house.js';
import type { RunningServer } from '../../server.js';
import { defaultRates } from '../config/door.config.js';

describe('the front door', () => {
  let house: House;
  let stranger: Api;
  beforeAll(async () => {
    house = await House.open({ wards: 20 });
    stranger = new Api(house.url);
  });
  afterAll(() => house.close());

  const bearer = () => `Authorization: Bearer ${house.provider.token}\r\n`;

  /** One of every kind of answer. */
  const answers = async (): Promise<[name: string, answer: Answer][]> => [
    ['200', await house.coordinator.get('/api/v1/board')],
    [
      '204',
      await house.provider.call('POST', `/api/v1/units/${house.ward()}/entry-efforts`, {
        body: { seconds: 1, action: 'saved' },
      }),
    ],
    [
      '304',
      await house.coordinator.get('/api/v1/board', {
        'if-none-match': (await house.coordinator.get('/api/v1/board')).headers.get('etag') ?? '',
      }),
    ],
    ['400', await house.coordinator.get('/api/v1/units/12')],
    ['400 address', await house.coordinator.get('/api/v1/units/%')],
    ['401', await stranger.get('/api/v1/board')],
    ['404 object', await house.coordinator.get('/api/v1/units/0f8fad5b-d9cb-469f-a165-70867728950e')],
    ['404', await stranger.get('/api/v1/nothing')],
    ['405', await stranger.call('DELETE', '/api/v1/board')],
    ['406', await stranger.get('/api/v1/about', { accept: 'image/png' })],
    ['412', await house.provider.report(house.ward(), { operational: 1, occupied: 1 }, { version: 9 })],
    ['413', await house.provider.reportRaw(house.ward(), 'x'.repeat(70_000))],
    ['415', await house.provider.reportRaw(house.ward(), '{}', {}, { 'content-type': 'text/plain' })],
    ['health', await stranger.get('/health/live')],
  ];

  it('SEC-77, API-29, API-32: every answer carries its guards and its version, refusals too', async () => {
    const { info } = JSON.parse((await stranger.get('/api/v1/openapi.json')).text) as { info: { version: string } };
    for (const [name, { headers }] of await answers()) {
      expect([
        name,
        Object.fromEntries(
          [
            'x-content-type-options',
            'x-frame-options',
            'referrer-policy',
            'cross-origin-opener-policy',
            'cross-origin-resource-policy',
            'api-version',
          ].map((one) => [one, headers.get(one)]),
        ),
      ]).toEqual([
        name,
        {
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'api-version': info.version,
        },
      ]);
      expect([name, headers.get('content-security-policy')]).toEqual([
        name,
        "default-src 'none'; frame-ancestors 'none'",
      ]);
      if (!['200', '304'].includes(name)) expect([name, headers.get('cache-control')]).toEqual([name, 'no-store']);
      for (const telling of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
        expect([name, headers.get(telling)]).toEqual([name, null]);
    }
  });

  it('API-17: every refusal is a problem, with a trace to find it by', async () => {
    for (const [name, answer] of await answers())
      if (answer.status >= 400) {
        expect([name, answer.problem.status]).toEqual([name, answer.status]);
        expect([name, answer.problem['traceId']]).toEqual([name, expect.stringMatching(/^[0-9a-f]{32}$/)]);
        expect(answer.text).not.toMatch(/ at \/|node_modules|select |stack|Nest|fastify/i);
      }
  });

  it('the caller’s own trace goes through (W3C trace context); a malformed one does not', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traced = async (traceparent: string) =>
      (await stranger.get('/api/v1/board', { traceparent })).problem['traceId'];
    expect(await traced(`00-${trace}-00f067aa0ba902b7-01`)).toBe(trace);
    for (const wrong of [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, '00-<script>-1-1', trace])
      expect(await traced(wrong)).not.toBe(trace);
  });

  it('BAD-18, SEC-91: a method that an address does not know answers 405 and says which it knows', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/api/v1/board', 'GET, HEAD'],
      ['PATCH', '/api/v1/sessions', 'GET, HEAD, POST'],
      ['GET', '/api/v1/oauth/token', 'POST'],
      ['OPTIONS', '/api/v1/board', 'GET, HEAD'],
      ['POST', `/api/v1/units/${house.organisation.id}/capacity`, 'PUT'],
      ['POST', '/health/live?x=1', 'GET, HEAD'],
    ] as const) {
      const answer = await stranger.call(method, path);
      expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([method, path, 405, allow]);
      expect(answer.problem.code).toBe('method.not_allowed');
    }
    for (const path of ['/api/v1/', '/api/v1/board/', '/api/v1/BOARD'])
      expect([path, (await stranger.call('DELETE', path)).status]).toEqual([path, 404]);
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'BREW'])
      expect([
        method,
        (await overTheLine(house.url, `${method} /api/v1/board HTTP/1.1\r\nHost: x\r\n\r\n`, 500)).status,
      ]).toEqual([method, expect.not.stringMatching(/^2/) && expect.any(Number)]);
  });

  it('SEC-91: a header that names another method is not listened to', async () => {
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      expect((await house.coordinator.get('/api/v1/board', { [header]: 'DELETE' })).status).toBe(200);
  });

  it.each(['application/xml', 'image/png', 'x/y;q=1', 'application/jsonp'])(
    'API-39: who accepts only %s is refused',
    async (accept) => {
      const answer = await house.coordinator.get('/api/v1/board', { accept });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        406,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );
  it.each(['*/*', 'application/json', 'text/html, application/json;q=0.5', 'application/*'])(
    'API-39: who accepts %s is served',
    async (accept) => {
      expect((await house.coordinator.get('/api/v1/directories', { accept })).status).toBe(200);
    },
  );

  it.each<[string, string, number]>([
    ['BAD-16 two Hosts', 'Host: a\r\nHost: b\r\n', 400],
    ['BAD-16 no Host', '', 400],
    ['BAD-16 length and chunks', 'Host: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n', 400],
    ['BAD-16 two lengths', 'Host: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n', 400],
    ['BAD-15 a header of 20 kB', `Host: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n`, 431],
    [
      'BAD-15 two hundred headers',
      `Host: x\r\n${Array.from({ length: 200 }, (_, n) => `X-${n}: 1\r\n`).join('')}`,
      431,
    ],
    ['BAD-15 a header with a bare line end', 'Host: x\r\nX-A: 1\n\rX-B: 2\r\n', 400],
    ['BAD-15 a folded header', 'Host: x\r\nX-A: 1\r\n Authorization: Bearer x\r\n', 401],
    ['BAD-24 two Authorizations', 'Host: x\r\nAuthorization: Bearer a\r\nauthorization: Bearer b\r\n', 400],
  ])('%s is refused', async (_, headers, status) => {
    const heard = await overTheLine(house.url, `GET /api/v1/board HTTP/1.1\r\n${headers}\r\n`);
    expect(status === 401 ? [400, 401] : [status]).toContain(heard.status);
  });

  it('BAD-15, BAD-16: what is no HTTP at all is answered with a problem and the line closed', async () => {
    const heard = await overTheLine(house.url, 'these are not the bytes you look for\r\n\r\n');
    expect([heard.status, heard.headers['content-type'], heard.headers['connection']]).toEqual([
      400,
      'application/problem+json',
      'close',
    ]);
    expect(JSON.parse(heard.body)).toMatchObject({ status: 400, code: 'request.unreadable' });
  });

  it('BAD-13: a body that never ends is cut off, and chunks count towards the limit', async () => {
    const head = `PUT /api/v1/units/${house.ward()}/capacity HTTP/1.1\r\nHost: x\r\n${bearer()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    expect((await overTheLine(house.url, [head, ...Array.from({ length: 6 }, () => chunk)])).status).toBe(413);
  });

  /** Numbers that a lenient reader would change without a word (BAD-03, BAD-04). */
  it.each([
    ['1e-400', 400],
    ['-1e-400', 400],
    ['1e-323', 400],
    ['1e-29', 200],
    ['0e99', 200],
    ['3.00000000000000000001', 400],
    ['2.9999999999999999999999', 400],
    ['0.1234567890123456789', 400],
    ['1.50', 200],
    ['12e1', 200],
    ['1E2', 200],
  ])('BAD-03, BAD-04: seconds of %s are answered with %d', async (number, status) => {
    const answer = await house.provider.call('POST', `/api/v1/units/${anyWard}/entry-efforts`, {
      raw: `{"seconds":${number},"action":"saved"}`,
    });
    expect(answer.status === 204 ? 200 : answer.status).toBe(status);
    if (status === 400) expect(answer.problem.code).toBe('input.number_out_of_range');
  });
  let anyWard = '';
  beforeAll(() => {
    anyWard = house.ward();
  });

  it('SEC-78: a form of another site changes nothing, with whatever type a form can send', async () => {
    const before = await house.trace();
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/json',
    ])
      for (const origin of ['https://evil.example', 'null']) {
        const answer = await stranger.call('POST', `/api/v1/units/${anyWard}/capacity/_confirm`, {
          raw: '{}',
          headers: {
            cookie: `ketenzicht_session=${house.provider.token}`,
            'content-type': type,
            origin,
            'if-match': '"0"',
          },
        });
        expect([type, origin, [403, 415].includes(answer.status)]).toEqual([type, origin, true]);
      }
    const typed = await stranger.call('POST', `/api/v1/units/${anyWard}/capacity/_confirm`, {
      raw: '{}',
      headers: {
        cookie: `ketenzicht_session=${house.provider.token}`,
        'content-type': 'text/plain',
        origin: house.url,
        'if-match': '"0"',
      },
    });
    expect(typed.status).toBe(415);
    expect(await house.trace()).toEqual(before);
  });

  it('SEC-108: gives nothing of its inside away', async () => {
    const probes = [
      '.git/config',
      '.git/HEAD',
      '.env',
      '.npmrc',
      'package.json',
      'package-lock.json',
      'server.js',
      'dist/src/main.js',
      'node_modules/pg/package.json',
      'docker-compose.yml',
      'Dockerfile',
      'backup.sql',
      'dump.sql',
      'config.json',
      'keys.json',
      '.data/keys.json',
      'assets/index.js.map',
      'assets/',
      'src/main.tsx',
      'swagger',
      'swagger-ui',
      'api',
      'api-docs',
      'api/docs',
      'api/swagger.json',
      'docs.json',
      'graphql',
      'metrics',
      'debug',
      'debug/pprof',
      'actuator',
      'actuator/env',
      'status',
      'server-status',
      'server-info',
      'phpinfo.php',
      'wp-login.php',
      'admin.php',
      'console.php',
      'health',
      'healthz',
      '.DS_Store',
      '.svn/entries',
      '.hg/store',
      '.vscode/settings.json',
      '.well-known/openid-configuration',
      'crossdomain.xml',
      'web.config',
      'id_rsa',
      '.ssh/id_rsa',
      '.bash_history',
      'etc/passwd',
      '../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/etc/passwd',
      '..;/',
      'index.html~',
      'index.html.bak',
      '.htaccess',
      'api/v1/../../package.json',
    ];
    expect(probes.length).toBeGreaterThanOrEqual(60);
    for (const probe of probes) {
      const heard = await overTheLine(house.url, `GET /${probe} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      // The app's own page may answer for addresses of the app; it is the same for all and says nothing.
      const isPage = heard.status === 200 && heard.body.includes('<div id="root">');
      expect([probe, isPage || [400, 404].includes(heard.status)]).toEqual([probe, true]);
      expect(heard.body).not.toMatch(/root:x:0|"dependencies"|BEGIN|repositoryformatversion/);
    }
  });
});

describe('a front door with a name', () => {
  let house: House;
  let named: RunningServer;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    named = await serve(house.database.url, undefined, {
      door: {
        origins: ['https://ketenzicht.example.nl'],
        rates: undefined,
        patience: { headers: 600, request: 1_000 },
      },
    });
  });
  afterAll(async () => {
    await named.stop();
    await house.close();
  });
  const get = (path: string, host: string) => overTheLine(named.url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);

  it('SEC-92: answers to that name only; health answers whoever watches', async () => {
    expect((await get('/api/v1/about', 'ketenzicht.example.nl')).status).toBe(200);
    expect((await get('/api/v1/about', 'KETENZICHT.example.nl')).status).toBe(200);
    for (const host of [
      'evil.example',
      'ketenzicht.example.nl.evil.example',
      'ketenzicht.example.nl:444',
      '127.0.0.1',
      '',
    ])
      expect([host, (await get('/api/v1/about', host)).status]).toEqual([host, 421]);
    expect((await get('/health/live', '10.0.0.7')).status).toBe(200);
  });

  it('SEC-76: says over https only, on every answer', async () => {
    for (const path of ['/api/v1/about', '/api/v1/board', '/api/v1/nothing', '/nothing.js', '/'])
      expect([path, (await get(path, 'ketenzicht.example.nl')).headers['strict-transport-security']]).toEqual([
        path,
        'max-age=31536000; includeSubDomains',
      ]);
  });

  it('SEC-90: two hundred clients that never finish their headers disturb nobody and are shown out', async () => {
    const { port } = new URL(named.url);
    let closed = 0;
    const slow = Array.from({ length: 200 }, () => {
      const line = net.connect(Number(port), '127.0.0.1');
      line.on('error', () => undefined).on('close', () => closed++);
      line.write('GET /api/v1/board HTTP/1.1\r\nHost: ketenzicht.example.nl\r\nX-Slow: ');
      line.resume();
      return line;
    });
    const began = Date.now();
    const waits: number[] = [];
    while (closed < slow.length && Date.now() - began < 10_000) {
      const asked = Date.now();
      expect((await get('/api/v1/about', 'ketenzicht.example.nl')).status).toBe(200);
      waits.push(Date.now() - asked);
    }
    expect(closed).toBe(slow.length);
    expect(Math.max(...waits)).toBeLessThan(1_000);
  });

  it('BAD-13: a body that stops halfway is answered 408', async () => {
    const heard = await overTheLine(
      named.url,
      'POST /api/v1/sessions HTTP/1.1\r\nHost: ketenzicht.example.nl\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"user',
      5_000,
    );
    expect([heard.status, JSON.parse(heard.body)]).toEqual([
      408,
      expect.objectContaining({ code: 'request.too_slow' }),
    ]);
  });
});

describe('a front door that counts', () => {
  let now = new Date();
  let house: House;
  let server: RunningServer;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    server = await serve(house.database.url, () => now, {
      door: {
        origins: [],
        rates: {
          ...defaultRates,
          person: { burst: 5, perSecond: 1 },
          login: { burst: 3, perSecond: 0.1 },
          stranger: { burst: 8, perSecond: 1 },
        },
        patience: { headers: 10_000, request: 30_000 },
      },
    });
  });
  afterAll(async () => {
    await server.stop();
    await house.close();
  });

  it('BAD-76: who asks too often hears 429 and when to come back; others notice nothing', async () => {
    const [busy, other] = [await house.person('referrer'), await house.person('referrer')].map(
      ({ token }) => new Api(server.url, token),
    );
    const asked = [];
    for (let turn = 0; turn < 12; turn++) asked.push(await busy?.get('/api/v1/directories'));
    expect(asked.map((answer) => answer?.status)).toEqual([...Array(5).fill(200), ...Array(7).fill(429)]);
    expect(asked.at(-1)?.problem.code).toBe('request.too_many');
    expect(Number(asked.at(-1)?.headers.get('retry-after'))).toBe(1);
    expect((await other?.get('/api/v1/directories'))?.status).toBe(200);
    now = new Date(+now + 1_000);
    expect((await busy?.get('/api/v1/directories'))?.status).toBe(200);
  });

  it('BAD-76: what a role is refused counts as well: nobody tries every door at full speed', async () => {
    const curious = new Api(server.url, (await house.person('referrer')).token);
    const statuses = [];
    for (let turn = 0; turn < 8; turn++) statuses.push((await curious.get('/api/v1/accounts')).status);
    expect(statuses).toEqual([...Array(5).fill(403), ...Array(3).fill(429)]);
  });

  it('a feed that reports a whole night at once is let through', async () => {
    const feed = new Api(server.url, (await house.person('feed')).token);
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => (await feed.get('/api/v1/directories')).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('SEC-37: guessing is slow from one address, whatever the name', async () => {
    const stranger = new Api(server.url);
    const statuses = [];
    for (let turn = 0; turn < 5; turn++)
      statuses.push(
        (await stranger.call('POST', '/api/v1/sessions', { body: { username: `name-${turn}`, password: 'x' } })).status,
      );
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });

  it('a made-up token costs its address, not its owner', async () => {
    const statuses = [];
    for (let turn = 0; turn < 12; turn++)
      statuses.push((await new Api(server.url, `${turn}${'x'.repeat(42)}`).get('/api/v1/board')).status);
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
  });
});
