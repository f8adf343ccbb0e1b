import { randomUUID } from 'node:crypto';
import type { AuditObject, RelationBasis } from '@ketenzicht/shared/audit';
import {
  addLocalDays,
  afterWorkingDays,
  hour,
  localDate,
  minute,
  must,
  startOfLocalDay,
  type Role,
} from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { AccessLog, newTraceId, policyVersion, type NewLine } from '../platform/audit/access-log.js';
import { ChainCheck } from '../platform/audit/chain-check.js';
import type { Config } from '../platform/config/config.js';
import { RoomPools } from '../platform/database/room-pools.js';
import type { DatabaseAddress } from '../platform/database/rooms.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { namedUuid } from '../platform/named-uuid.js';
import { ReviewService } from './review.service.js';

interface Somebody {
  id: string;
  role: Role;
  organisationId: string | null;
}

const mark = 'demo';
const ordinaryDays = 75;
/** Of these a planted case looks at more than twenty. */
const fewest = 24;

/**
 * Some hundred invented looks at persons who do not exist, truly sealed, so that the screens of oversight show what they are for. Only on the demo's
 * own database; each line says by its source that it is one. Does nothing the second time.
 */
export async function loadDemoLog(database: DatabaseAddress, keys: Keyring, config: Config, at: Date): Promise<void> {
  const pools = new RoomPools(database);
  try {
    const { rowCount } = await pools
      .of('audit')
      .query('select from audit.access_line where source like $1 limit 1', [`${mark}/%`]);
    if (rowCount) return;
    const people = await demoPeople(pools.of('identity'));
    if (people.size === 0) return;
    const persons = await demoPersons(pools.of('audit'));
    const log = new AccessLog(keys, { siteId: mark });
    await inOne(pools.of('care'), (client) => log.append(client, demoLines(people, persons, at)));
    await anEmergency(pools.of('care'), people, must(persons[3], 'a person'), at);
    await new ReviewService(pools, log).reviewUntil(at);
    await new ChainCheck(pools, keys, config).run(at);
  } finally {
    await pools.onApplicationShutdown();
  }
}

async function inOne(pool: pg.Pool, body: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await body(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function demoPeople(pool: pg.Pool): Promise<Map<string, Somebody>> {
  const { rows } = await pool.query<Somebody & { username: string }>(
    `select username, id, role, organisation_id as "organisationId" from account where demo`,
  );
  return new Map(rows.map(({ username, ...somebody }) => [username, somebody]));
}

interface Person {
  id: string;
  reference: string;
}

/** The invented persons of the demo; where it has none, some who are known to nobody. */
async function demoPersons(pool: pg.Pool): Promise<Person[]> {
  const found: Person[] = [];
  await inOne(pool, async (client) => {
    await client.query(`select set_config('app.role', 'privacyOfficer', true)`);
    const { rows } = await client.query<Person>('select id, reference from care.person order by id limit 40');
    found.push(...rows);
  });
  if (found.length >= fewest) return found;
  return Array.from({ length: 40 }, (_, index) => ({
    id: namedUuid('demo', 'log-person', `${index}`),
    reference: 'KZ-DEM0-0001',
  }));
}

const spread = (index: number, over: number) => (index * 7919) % over;

function demoLines(people: ReadonlyMap<string, Somebody>, persons: readonly Person[], at: Date): NewLine[] {
  const about = (index: number, segment = 'identity'): AuditObject => ({
    type: 'person',
    id: must(persons[index % persons.length], 'a person').id,
    segment,
    lifecycle: 'read',
  });
  const today = localDate(at);
  const yesterday = addLocalDays(today, -1);
  const on = (day: string, after: number) => new Date(startOfLocalDay(day).getTime() + after);
  const who = (username: string): Somebody =>
    people.get(username) ?? { id: randomUUID(), role: 'provider', organisationId: null };
  const lines = Array.from({ length: 320 }, (_, index) =>
    look({
      at: on(addLocalDays(today, -1 - spread(index, ordinaryDays)), 8 * hour + spread(index, 540) * minute),
      who: who(['aanbieder', 'aanbieder2', 'regisseur'][index % 3] ?? 'aanbieder'),
      basis: index % 3 === 2 ? 'chainDirection' : 'treatment',
      objects: [about(index % 40, index % 5 === 0 ? 'relations' : 'identity')],
      event: index % 11 === 0 ? 'person.correct' : 'person.read',
    }),
  );
  const planted = [
    ...Array.from({ length: 24 }, (_, index) =>
      look({ at: on(yesterday, 14 * hour + index * 2 * minute), who: who('aanbieder2'), objects: [about(index)] }),
    ),
    look({ at: on(yesterday, 10 * hour + 12 * minute), who: who('regisseur2'), basis: 'none', objects: [about(7)] }),
    ...Array.from({ length: 14 }, (_, index) =>
      look({ at: on(yesterday, 2 * hour + index * 6 * minute), who: who('aanbieder'), objects: [about(3)] }),
    ),
    ...Array.from({ length: 12 }, (_, index) =>
      refusedLogin(on(yesterday, 19 * hour + index * 30_000), who('coordinator')),
    ),
  ];
  return [...lines, ...planted].sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
}

interface Look {
  at: Date;
  who: Somebody;
  objects: AuditObject[];
  basis?: RelationBasis;
  event?: string;
}

const look = ({ at, who, objects, basis = 'treatment', event = 'person.read' }: Look): NewLine => ({
  occurredAt: at.toISOString(),
  event,
  action: event === 'person.correct' ? 'U' : 'R',
  outcome: 0,
  activity: 'persons',
  actorId: who.id,
  role: who.role,
  organisationId: who.organisationId,
  onBehalfOf: null,
  purpose: who.role === 'chainDirector' ? 'coordination' : 'care',
  purposeText: null,
  policy: event,
  policyVersion,
  decision: 'allowed',
  relationBasis: basis,
  accessPointType: 'address',
  accessPointId: '192.0.2.15',
  sessionRef: namedUuid('demo', 'session', who.id).slice(0, 22),
  emergency: false,
  emergencyReason: null,
  objects,
  traceId: newTraceId(),
});

const refusedLogin = (at: Date, tried: Somebody): NewLine => ({
  ...look({ at, who: tried, objects: [{ type: 'account', id: tried.id }], basis: 'none', event: 'session.open' }),
  action: 'E',
  outcome: 4,
  activity: 'login',
  actorId: null,
  role: null,
  organisationId: null,
  purpose: 'service',
  decision: 'refused',
  accessPointId: '203.0.113.45',
  sessionRef: null,
});

/** Of this morning, or of the last quarter of an hour when it is still night. */
async function anEmergency(
  care: pg.Pool,
  people: ReadonlyMap<string, Somebody>,
  person: Person,
  at: Date,
): Promise<void> {
  const who = people.get('aanbieder');
  if (!who?.organisationId) return;
  const started = new Date(at.getTime() - 15 * minute);
  await inOne(care, async (client) => {
    await client.query(`select set_config('app.actor', $1, true)`, [who.id]);
    await client.query(
      `insert into audit.break_glass (organisation_id, id, person_id, person_reference, account_id, role, actor_organisation_id, reason_code, reason_text, started_at, until_at, review_due_at)
       values ($1, $2, $3, $9, $4, $5, $1, 'acuteDanger', 'Voorbeeld: acute opname, behandelaar niet bereikbaar', $6, $7, $8)`,
      [
        who.organisationId,
        randomUUID(),
        person.id,
        who.id,
        who.role,
        started,
        new Date(started.getTime() + 4 * hour),
        afterWorkingDays(started, 3),
        person.reference,
      ],
    );
  });
}
