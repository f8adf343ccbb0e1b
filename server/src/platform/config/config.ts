import { isIP } from 'node:net';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultValidity, type ValidityRules } from '@ketenzicht/shared/capacity';
import { settings } from '@ketenzicht/shared/directory';
import type { LadderHours } from '@ketenzicht/shared/coordination';
import { defaultHoldMinutes, urgencies, type Urgency } from '@ketenzicht/shared/placement';
import { z } from 'zod';
import { tellingEnvironment, tellingFaults, tellingOf, type TellingConfig } from './telling.config.js';
import { doorEnvironment, doorOf, type DoorConfig } from './door.config.js';
import { ladderHoursJson, ladderWith } from './ladder.config.js';
import { oidcEnvironment, oidcFaults, oidcOf, type OidcConfig } from './oidc.js';

const hours = z
  .number()
  .positive()
  .max(24 * 31);
const validity = z.partialRecord(z.enum([...settings, 'default']), z.strictObject({ byDay: hours, byNight: hours }));

const validityJson = z.string().transform((text, context) => {
  try {
    return validity.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'JSON such as {"HIC":{"byDay":8,"byNight":24}} with hours' });
    return z.NEVER;
  }
});

const minutes = z.partialRecord(
  z.enum(urgencies),
  z
    .number()
    .int()
    .min(1)
    .max(14 * 24 * 60),
);
const holdMinutesJson = z.string().transform((text, context) => {
  try {
    return minutes.parse(JSON.parse(text));
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'JSON such as {"crisis":60,"urgent":240,"regular":1440} with minutes',
    });
    return z.NEVER;
  }
});

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  return (
    family !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= (family === 4 ? 32 : 128)))
  );
}

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  VALIDITY_HOURS: validityJson.optional(),
  /** How long a bed is held, by urgency. */
  HOLD_MINUTES: holdMinutesJson.optional(),
  /** How many days "it is still there" stays a fact, of a dwelling or of what a VPT team said. */
  HOME_DAYS: z.coerce.number('must be a number').int().min(1).max(90).default(14),
  /** How many days a dwelling is kept for whom it was promised to. */
  HOME_PROMISE_DAYS: z.coerce.number('must be a number').int().min(1).max(90).default(7),
  /** How long a case stays on a rung, by urgency or kind. */
  LADDER_HOURS: ladderHoursJson.optional(),
  /** The database roles' shared password, on a server that wants one; without it the owner's connection steps down to them. */
  DATABASE_ROLE_PASSWORD: z.string().min(1).optional(),
  DEMO_ACCOUNTS: z.enum(['on', 'off']).optional(),
  KEYS_FILE: z.string().min(1).optional(),
  ...doorEnvironment,
  /** Whom was erased, outside the database: `npm run reapply-erasures` needs it after a backup is restored. */
  ERASURES_FILE: z.string().min(1).optional(),
  /** Whether citizen service numbers are kept: only where a law allows this party to (UAVG article 46). */
  BSN: z.enum(['on', 'off']).default('off'),
  /** Of one account, beside wall screens and machines (SEC-68). */
  SOCKETS_PER_PERSON: z.coerce.number('must be a number').int().min(1).default(6),
  /** Addresses or networks of the proxy in front: only what they say about the visitor's address is believed (SEC-58). */
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every(isNetwork), 'addresses or networks such as 10.0.0.5,10.1.0.0/16')
    .optional(),
  /** Where the signed checkpoints of the access log go: best on another machine, where what is written stays written. */
  CHECKPOINT_DIR: z.string().min(1).optional(),
  /** Names this installation in the access log. */
  SITE_ID: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens')
    .default('ketenzicht'),
  ...oidcEnvironment,
  ...tellingEnvironment,
});

export interface Config {
  /** Undefined: run the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  databaseRoles: 'login' | 'assume';
  rolePassword: string | undefined;
  port: number;
  host: string;
  dataDir: string;
  keysFile: string;
  erasuresFile: string;
  bsn: boolean;
  checkpointDir: string;
  siteId: string;
  socketsPerPerson: number;
  trustProxy: readonly string[];
  /** Whether a clock that differs from the database's counts as wrong; only tests that give the time turn it off. */
  clockCheck: boolean;
  /** Without a slash at its end. Undefined: whatever address the browser used, which is only safe on loopback. */
  publicUrl: string | undefined;
  /** Undefined: people log in with local accounts. */
  oidc: OidcConfig | undefined;
  /** Demo logins have a published password: only for a database that nobody else can reach, on an address that nobody else can reach. */
  demoLogins: boolean;
  validity: ValidityRules;
  holdMinutes: Readonly<Record<Urgency, number>>;
  /** In days. */
  homes: Readonly<{ confirmed: number; promised: number }>;
  ladderHours: LadderHours;
  door: DoorConfig;
  telling: TellingConfig;
}

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the environment once, at boot; throws one error that lists every problem. Empty strings count as not set. */
export function readConfig(env: NodeJS.ProcessEnv, root = repository): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  const faults = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  faults.push(...oidcFaults(given), ...tellingFaults(given));
  if (!read.success || faults.length > 0) throw new Error(faults.join('\n'));
  const { DATABASE_URL, PORT, HOST, DATA_DIR, VALIDITY_HOURS, HOLD_MINUTES, DEMO_ACCOUNTS } = read.data;
  const isDemoPlace = DATABASE_URL === undefined && loopback.has(HOST);
  if (!isDemoPlace && (DEMO_ACCOUNTS ?? (DATABASE_URL === undefined ? 'on' : 'off')) === 'on')
    throw new Error(
      'DEMO_ACCOUNTS: the demo accounts have a published password, so that they exist only on the embedded database and a loopback address. Leave out HOST and DATABASE_URL, or set DEMO_ACCOUNTS=off.',
    );
  const dataDir = DATA_DIR ? path.resolve(DATA_DIR) : path.join(root, '.data');
  return {
    databaseUrl: DATABASE_URL,
    databaseRoles: DATABASE_URL === undefined || read.data.DATABASE_ROLE_PASSWORD ? 'login' : 'assume',
    rolePassword: read.data.DATABASE_ROLE_PASSWORD,
    port: PORT,
    host: HOST,
    dataDir,
    keysFile: read.data.KEYS_FILE ? path.resolve(read.data.KEYS_FILE) : path.join(dataDir, 'keys.json'),
    erasuresFile: path.resolve(read.data.ERASURES_FILE ?? path.join(dataDir, 'erasures.jsonl')),
    bsn: read.data.BSN === 'on',
    checkpointDir: read.data.CHECKPOINT_DIR
      ? path.resolve(read.data.CHECKPOINT_DIR)
      : path.join(dataDir, 'checkpoints'),
    siteId: read.data.SITE_ID,
    socketsPerPerson: read.data.SOCKETS_PER_PERSON,
    trustProxy: read.data.TRUST_PROXY ?? [],
    clockCheck: true,
    publicUrl: read.data.PUBLIC_URL?.replace(/\/+$/, ''),
    oidc: oidcOf(read.data),
    demoLogins: isDemoPlace && DEMO_ACCOUNTS !== 'off',
    validity: { ...defaultValidity, ...VALIDITY_HOURS },
    holdMinutes: { ...defaultHoldMinutes, ...HOLD_MINUTES },
    homes: { confirmed: read.data.HOME_DAYS, promised: read.data.HOME_PROMISE_DAYS },
    ladderHours: ladderWith(read.data.LADDER_HOURS),
    door: doorOf(read.data),
    telling: tellingOf(read.data),
  };
}
