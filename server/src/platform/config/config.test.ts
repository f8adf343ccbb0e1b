import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defaultLadderHours } from '@ketenzicht/shared/coordination';
import { defaultValidity } from '@ketenzicht/shared/capacity';
import { defaultHoldMinutes } from '@ketenzicht/shared/placement';
import { readConfig } from './config.js';
import { defaultRates } from './door.config.js';

const read = (env: Record<string, string>) => readConfig(env, '/srv/ketenzicht');

describe('the configuration', () => {
  it('needs nothing: own database, loopback, demo', () => {
    expect(read({})).toEqual({
      bsn: false,
      databaseUrl: undefined,
      databaseRoles: 'login',
      rolePassword: undefined,
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.join('/srv/ketenzicht', '.data'),
      keysFile: path.join('/srv/ketenzicht', '.data', 'keys.json'),
      erasuresFile: path.join('/srv/ketenzicht', '.data', 'erasures.jsonl'),
      checkpointDir: '/srv/ketenzicht/.data/checkpoints',
      clockCheck: true,
      siteId: 'ketenzicht',
      socketsPerPerson: 6,
      trustProxy: [],
      publicUrl: undefined,
      oidc: undefined,
      demoLogins: true,
      validity: defaultValidity,
      holdMinutes: defaultHoldMinutes,
      homes: { confirmed: 14, promised: 7 },
      ladderHours: defaultLadderHours,
      door: { origins: [], rates: defaultRates, patience: { headers: 10_000, request: 30_000 } },
      telling: { smtpUrl: undefined, from: undefined, webhooksToLoopback: false },
    });
  });

  it('takes an empty variable for none', () => {
    expect(read({ PORT: '', HOST: '', DATABASE_URL: '', DATA_DIR: '', VALIDITY_HOURS: '' })).toEqual(read({}));
  });

  it('names all problems at once, each by its variable', () => {
    const wrong = { PORT: 'eighty', DATABASE_URL: 'mysql://x', VALIDITY_HOURS: '{"HIC":8}' };
    expect(() => read(wrong)).toThrow(
      /DATABASE_URL: must start with postgresql:\/\/\nPORT: must be a number\nVALIDITY_HOURS: JSON such as/,
    );
  });

  it.each(['10.0.0.5', '10.0.0.5, 10.1.0.0/16', '::1', 'fd00::/8'])('takes the proxy %s', (TRUST_PROXY) => {
    expect(read({ TRUST_PROXY }).trustProxy).toEqual(TRUST_PROXY.split(', '));
  });

  it.each(['true', '*', 'proxy.local', '10.0.0.0/33', '10.0.0.5,', '1'])(
    'SEC-58: refuses the proxy %s, which would believe just anybody',
    (TRUST_PROXY) => {
      expect(() => read({ TRUST_PROXY })).toThrow(/^TRUST_PROXY: /);
    },
  );

  it.each(['-1', '65536', '80.5', 'NaN', '3000x'])('refuses port %s', (PORT) => {
    expect(() => read({ PORT })).toThrow(/^PORT: /);
  });

  it.each([
    'not json',
    '{"HIC":{"byDay":0,"byNight":24}}',
    '{"HIC":{"byDay":8}}',
    '{"XYZ":{"byDay":8,"byNight":8}}',
    '{"HIC":{"byDay":8,"byNight":8,"byDusk":8}}',
    '[]',
  ])('refuses validity %s', (VALIDITY_HOURS) => {
    expect(() => read({ VALIDITY_HOURS })).toThrow(/^VALIDITY_HOURS: /);
  });

  it('lets an organisation set how long a bed is held, and keeps the rest', () => {
    expect(read({}).holdMinutes).toEqual({ crisis: 60, urgent: 240, regular: 1_440 });
    expect(read({ HOLD_MINUTES: '{"crisis":30}' }).holdMinutes).toEqual({ crisis: 30, urgent: 240, regular: 1_440 });
  });

  it.each(['not json', '{"crisis":0}', '{"crisis":1.5}', '{"tomorrow":60}', '{"crisis":99999999}', '[]'])(
    'refuses minutes of holding %s',
    (HOLD_MINUTES) => {
      expect(() => read({ HOLD_MINUTES })).toThrow(/^HOLD_MINUTES: /);
    },
  );

  it('lets an installation set how long a case stays on a rung, rung by rung, and keeps the rest', () => {
    const { ladderHours } = read({ LADDER_HOURS: '{"crisis":{"provider":2},"casus.urgent":{"national":12}}' });
    expect(ladderHours.crisis).toEqual({ provider: 2, region: 4, national: 8, ministry: 24 });
    expect(ladderHours['casus.urgent']).toEqual({ national: 12 });
    expect(ladderHours.regular).toEqual(read({}).ladderHours.regular);
  });

  it.each(['not json', '{"crisis":4}', '{"crisis":{"provider":0}}', '{"soon":{"provider":4}}', '[]'])(
    'refuses hours of the ladder %s',
    (LADDER_HOURS) => {
      expect(() => read({ LADDER_HOURS })).toThrow(/^LADDER_HOURS: /);
    },
  );

  it('lets an organisation set how long a figure is a fact, and keeps the rest', () => {
    const { validity } = read({ VALIDITY_HOURS: '{"FPA":{"byDay":12,"byNight":12}}' });
    expect(validity).toEqual({ ...defaultValidity, FPA: { byDay: 12, byNight: 12 } });
  });

  it('SEC-91 counts nobody when told so, all when told nothing, and refuses what is neither', () => {
    expect(read({ RATE_LIMITS: 'off' }).door.rates).toBeUndefined();
    expect(read({ RATE_LIMITS: 'on' }).door.rates).toEqual(defaultRates);
    expect(read({ RATE_LIMITS: '{"search":{"burst":5,"perSecond":1}}' }).door.rates).toEqual({
      ...defaultRates,
      search: { burst: 5, perSecond: 1 },
    });
    expect(() => read({ RATE_LIMITS: 'none' })).toThrow(/^RATE_LIMITS: on, off, or JSON/);
  });

  it.each([
    [{ HOST: '127.0.0.1' }, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ DEMO_ACCOUNTS: 'off' }, false],
    [{ HOST: '0.0.0.0', DEMO_ACCOUNTS: 'off' }, false],
    [{ DATABASE_URL: 'postgresql://db/ketenzicht' }, false],
  ])('with %j the published demo password opens: %s', (env, demoLogins) => {
    expect(read(env as Record<string, string>).demoLogins).toBe(demoLogins);
  });

  it.each([
    [{ HOST: '0.0.0.0' }],
    [{ HOST: '::' }],
    [{ HOST: '192.168.1.5' }],
    [{ DATABASE_URL: 'postgresql://db/ketenzicht', DEMO_ACCOUNTS: 'on' }],
  ])('refuses to run with demo accounts where others could reach them: %j', (env) => {
    expect(() => read(env as Record<string, string>)).toThrow(/^DEMO_ACCOUNTS: .*set DEMO_ACCOUNTS=off/);
  });

  it('sends e-mail only with a sender and an address of its own to point at', () => {
    expect(() => read({ SMTP_URL: 'smtp://mail.example.nl' })).toThrow(
      /MAIL_FROM: is needed.*\n.*PUBLIC_URL: is needed/,
    );
    expect(() => read({ SMTP_URL: 'mail.example.nl' })).toThrow(/SMTP_URL: must start with smtp/);
    const given = { SMTP_URL: 'smtp://mail.example.nl', MAIL_FROM: 'a@example.nl', PUBLIC_URL: 'https://k.example.nl' };
    expect(read(given).telling).toMatchObject({ smtpUrl: 'smtp://mail.example.nl', from: 'a@example.nl' });
  });
});
