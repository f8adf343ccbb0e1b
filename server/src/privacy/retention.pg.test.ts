import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { retentionClasses, retentionSchema, termChangedSchema, type RetentionClass } from '@ketenzicht/shared/privacy';
import { referenceFrom } from '@ketenzicht/shared/person';
import { Api } from '../testing/api.js';
import { anAccount } from '../testing/given.js';
import { aPerson, type GivenPerson } from '../testing/given-person.js';
import { givenChain } from '../testing/chains.js';
import { aDwelling } from '../testing/homes.js';
import { House } from '../testing/house.js';
import { today } from '../testing/placing.js';
import { someWait } from '../testing/waiting.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { AccessLog } from '../platform/audit/access-log.js';
import { Keyring } from '../platform/keys/keyring.js';
import type { Config } from '../platform/config/config.js';
import { keptIn } from './retention.classes.js';
import { RetentionEngine } from './retention.engine.js';

/** Far enough from everything that other parts of the house date today. */
const born = '2031-05-10T12:00:00Z';
const day = 86_400_000;

/** What stands in the rule table, as the calendar counts it. */
const terms: Record<RetentionClass, [years: number, days: number, hours: number]> = {
  sessions: [0, 30, 0],
  invitations: [0, 90, 0],
  'used-tokens': [0, 1, 0],
  'idempotency-keys': [0, 7, 0],
  'request-keys': [0, 7, 0],
  'event-log': [0, 14, 0],
  'entry-efforts': [1, 0, 0],
  'capacity-history': [5, 0, 0],
  'ready-counts': [5, 0, 0],
  'vpt-months': [10, 0, 0],
  dwellings: [2, 0, 0],
  'vpt-teams': [5, 0, 0],
  'access-log': [5, 0, 0],
  persons: [20, 0, 0],
  notices: [1, 0, 0],
  'subject-requests': [2, 0, 0],
  'person-exports': [0, 0, 24],
  'recipient-notices': [1, 0, 0],
  'placement-requests': [2, 0, 0],
  waits: [5, 0, 0],
  chains: [5, 0, 0],
  'coordination-cases': [5, 0, 0],
  'payment-dossiers': [7, 0, 0],
  // From the end of the quarter in which everything here begins.
  'following-figures': [10, 51, 12],
  signals: [2, 0, 0],
  'desk-notices': [1, 0, 0],
  'interest-rounds': [2, 0, 0],
  'interest-unconfirmed': [0, 14, 0],
};

const after = (name: RetentionClass, extra: number): Date => {
  const [years, days, hours] = terms[name];
  const end = new Date(born);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return new Date(end.getTime() + days * day + hours * 3_600_000 + extra);
};

describe('what has served its time', () => {
  let house: House;
  let pools: RoomPools;
  let engine: RetentionEngine;
  let officer: Api;
  let folder: string;
  let erasuresFile: string;
  let accountId: string;

  beforeAll(async () => {
    house = await House.open({ wards: 6 });
    folder = await mkdtemp(path.join(os.tmpdir(), 'ketenzicht-erasures-'));
    erasuresFile = path.join(folder, 'erasures.jsonl');
    pools = new RoomPools({ url: house.database.url, roles: 'login' });
    const keys = await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
    engine = new RetentionEngine(pools, new AccessLog(keys, { siteId: 'test' }), { erasuresFile } as Config);
    officer = await house.person('privacyOfficer');
    accountId = (await anAccount(house.db, { organisation: house.organisation })).id;
  });
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
    await rm(folder, { recursive: true });
  });

  let person: GivenPerson;
  beforeEach(async () => {
    person = await aPerson(house.db, house.organisation, { createdAt: born, endedAt: born });
  });

  const aRequest = async (kind: string) => {
    const id = randomUUID();
    await house.db.query(
      `insert into privacy.subject_request (organisation_id, id, person_id, person_reference, kind, received_on, due_on, state, opened_by, opened_at, proposed_by, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, '2031-05-01', '2031-06-01', 'done', $6, $7, $6, $8, $7)`,
      [person.organisationId, id, person.id, person.reference, kind, accountId, born, randomUUID()],
    );
    return id;
  };

  /** With all that hangs on one: a hold, a try and a step. */
  const anEndedPlacementRequest = async () => {
    const id = randomUUID();
    const { id: organisationId, register } = house.organisation;
    await house.db.query(
      `insert into placement.request (id, directory_id, organisation_id, asked_by, reference, region_id, need, state, opened_at, ended_at)
       values ($1, $2, $3, $4, $5, $6, '{}', 'ended', $7, $7)`,
      [id, register.id, organisationId, accountId, id, register.regionId, born],
    );
    const of = [randomUUID(), id, organisationId, accountId, house.ward(), born];
    await house.db.query(
      `with hold as (
         insert into placement.hold (id, request_id, organisation_id, asked_by, provider_id, unit_id, state, placed_at, expires_at, ended_at)
         values ($1, $2, $3, $4, $3, $5, 'released', $6, $6::timestamptz + interval '1 hour', $6)), attempt as (
         insert into placement.attempt (id, request_id, organisation_id, asked_by, provider_id, unit_id, state, mode, channel, place, made_at, asked_at, lapse, hold_id)
         values ($1, $2, $3, $4, $3, $5, 'lapsed', 'together', 'system', 1, $6, $6, 'requestEnded', $1))
       insert into placement.step (request_id, attempt_id, organisation_id, asked_by, provider_id, unit_id, at, kind) values ($2, $1, $3, $4, $3, $5, $6, 'lapsed')`,
      of,
    );
    return id;
  };

  /** With all that hangs on one. */
  const aSettledDossier = async () => {
    const [id, windowId] = [randomUUID(), randomUUID()];
    const { id: organisationId, register } = house.organisation;
    await house.db.query(
      `insert into safetynet.advance_window (id, from_on, until_on, source, made_at) values ($1, '2020-01-01', '2020-01-02', 'Verzonnen', now())`,
      [windowId],
    );
    await house.db.query(
      `with dossier as (
         insert into safetynet.dossier (organisation_id, id, directory_id, reference, region_id, window_id, pseudonym, from_on, until_on, day_cents, total_cents, lines,
           owner_id, opened_by, claimed_on, claimed_at, advance_from, state, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7, '2026-01-01', '2026-01-03', 5, 10, '[]', $8, $8, '2026-01-03', now(), '2026-01-31', 'settled', $9)),
       payer as (insert into safetynet.payer (organisation_id, dossier_id, place, kind, name) values ($1, $2, 0, 'dji', 'DJI')),
       step as (insert into safetynet.step (organisation_id, dossier_id, at, kind) values ($1, $2, $9, 'opened')),
       booking as (insert into safetynet.booking (organisation_id, dossier_id, id, kind, at, on_day, actor_id) values ($1, $2, $2, 'claimed', $9, $9, $8))
       insert into safetynet.entry (organisation_id, dossier_id, booking_id, place, account, payer, cents)
       values ($1, $2, $2, 0, 'receivable', 0, 10), ($1, $2, $2, 1, 'provider', null, -10)`,
      [
        organisationId,
        id,
        register.id,
        referenceFrom(randomBytes(7), 'NR'),
        register.regionId,
        windowId,
        `A${id.slice(0, 8).toUpperCase()}1`,
        accountId,
        born,
      ],
    );
    return id;
  };
  const aClosedCase = async () => {
    const id = randomUUID();
    const { id: organisationId, register } = house.organisation;
    await house.db.query(
      `insert into coordination.case_file (id, directory_id, reference, kind, title, urgency, region_id, state, rung, rung_since, owner_id, organisation_id, opened_at, closed_at, outcome, party_ids)
       values ($1, $2, $3, 'knelpunt', 'Geen plek', 'regular', $4, 'closed', 'provider', $7, $5, $6, $7, $7, 'accepted', array[$5::uuid])`,
      [id, register.id, id, register.regionId, accountId, organisationId, born],
    );
    await house.db.query(
      `with step as (insert into coordination.case_step (case_id, at, kind, region_id, rung, party_ids) values ($1, $2, 'opened', '', '', '{}'), ($1, $2, 'answered', '', '', '{}')),
         task as (insert into coordination.case_task (id, case_id, text, owner_name, due_on, made_at, region_id, rung, party_ids) values ($1, $1, 'Bel', 'x', '2031-05-11', $2, '', '', '{}'))
       insert into coordination.case_conference (id, case_id, at, invited, region_id, rung, party_ids) values ($1, $1, $2, '{}', '', '', '{}')`,
      [id, born],
    );
    return id;
  };

  /** A round that ended, with somebody who registered, a letter to them and what the desk did. */
  const aRound = async (closesAt: string, confirmedAt: string | null) => {
    const [id, registration] = [randomUUID(), randomUUID()];
    await house.db.query(
      `insert into interest.round (id, directory_id, title, purpose, text, from_on, until_on, opens_at, closes_at, region_ids, made_at)
       values ($1, $2, 'Ronde', 'Proef', 'Verzonnen', '2031-01-01', '2031-12-31', '2031-01-01', $3, '{x}', '2031-01-01')`,
      [id, house.register.id, closesAt],
    );
    await house.db.query(
      `with step as (insert into interest.round_step (round_id, at, actor_id, kind) values ($1, $4, $5, 'made')),
         registration as (
           insert into interest.registration (id, round_id, agb, organisation, name, position, street, postcode, city, email, region_ids, possibilities, ideas, language,
             ticket, fingerprint, token_hash, key_id, registered_at, confirmed_at)
           values ($2, $1, '06000001', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '{x}', 'x', 'x', 'nl', $2, 'x', sha256(gen_random_uuid()::text::bytea), 'x', $4, $3))
       insert into interest.letter (round_id, registration_id, kind, made_at, next_at) values ($1, $2, 'confirm', $4, $4)`,
      [id, registration, confirmedAt, born, accountId],
    );
    return { id, registration };
  };

  /** One row of each class that is cleared here, and how to see whether it is still there. */
  const seeds: Partial<Record<RetentionClass, () => Promise<[sql: string, id: unknown]>>> = {
    sessions: async () => {
      const hash = createHash('sha256').update(randomBytes(8)).digest();
      await house.db.query(
        'insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $3)',
        [hash, accountId, born],
      );
      return ['select from session where token_hash = $1', hash];
    },
    invitations: async () => {
      const [id, hash] = [randomUUID(), createHash('sha256').update(randomBytes(8)).digest()];
      const { id: invited } = await anAccount(house.db, { organisation: house.organisation });
      await house.db.query(
        `insert into identity.invitation (organisation_id, id, account_id, token_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6::timestamptz - interval '7 days', $6)`,
        [house.organisation.id, id, invited, hash, accountId, born],
      );
      return ['select from identity.invitation where id = $1', id];
    },
    'used-tokens': async () => {
      const hash = createHash('sha256').update(randomBytes(8)).digest();
      await house.db.query(
        `insert into identity.used_token (issuer, jti_hash, expires_at) values ('https://issuer.example', $1, $2)`,
        [hash, born],
      );
      return ['select from identity.used_token where jti_hash = $1', hash];
    },
    'idempotency-keys': async () => {
      const key = randomUUID();
      await house.db.query(
        `insert into idempotency (actor_id, key, fingerprint, revision, recorded_at, provider_id) values ($1, $2, 'x', 1, $3, $4)`,
        [accountId, key, born, house.organisation.id],
      );
      return ['select from idempotency where key = $1', key];
    },
    'request-keys': async () => {
      const key = randomUUID();
      await house.db.query(
        `insert into care.request_key (organisation_id, actor_id, key, fingerprint, person_id, recorded_at) values ($1, $2, $3, 'x', $4, $5)`,
        [person.organisationId, accountId, key, person.id, born],
      );
      return ['select from care.request_key where key = $1', key];
    },
    'event-log': async () => {
      const revision = 5_000_000 + Math.floor(Math.random() * 1_000_000);
      await house.db.query(
        `insert into event_log (revision, type, directory_id, subject, recorded_at, payload) values ($1, 'test.happened', $2, $3, $4, '{}')`,
        [revision, house.register.id, randomUUID(), born],
      );
      return ['select from event_log where revision = $1', revision];
    },
    'entry-efforts': async () => {
      const actor = randomUUID();
      await house.db.query(
        `insert into entry_effort (unit_id, actor_id, seconds, action, at, provider_id) values ($1, $2, 5, 'saved', $3, $4)`,
        [house.ward(), actor, born, house.organisation.id],
      );
      return ['select from entry_effort where actor_id = $1', actor];
    },
    persons: () => Promise.resolve(['select from care.person where id = $1', person.id]),
    notices: async () => {
      const id = randomUUID();
      await house.db.query(
        `insert into care.notice (organisation_id, id, kind, person_id, person_reference, subject_id, created_at, created_by) values ($1, $2, 'breakGlass', $3, $4, $5, $6, $5)`,
        [person.organisationId, id, person.id, person.reference, randomUUID(), born],
      );
      return ['select from care.notice where id = $1', id];
    },
    'subject-requests': async () => ['select from privacy.subject_request where id = $1', await aRequest('access')],
    'person-exports': async () => {
      const id = randomUUID();
      await house.db.query(
        `insert into privacy.person_export (organisation_id, id, person_id, request_id, state, asked_by, asked_at, content, prepared_at, expires_at)
         values ($1, $2, $3, $4, 'ready', $5, $6, 'v1|noise', $6, $6)`,
        [person.organisationId, id, person.id, await aRequest('access'), accountId, born],
      );
      return ['select from privacy.person_export where id = $1 and content is not null', id];
    },
    'recipient-notices': async () => {
      const id = randomUUID();
      await house.db.query(
        `insert into privacy.recipient_notice (organisation_id, id, person_id, person_reference, account_id, kind, created_at) values ($1, $2, $3, $4, $5, 'rectified', $6)`,
        [person.organisationId, id, person.id, person.reference, accountId, born],
      );
      return ['select from privacy.recipient_notice where id = $1', id];
    },
    waits: async () => {
      const [id] = await someWait(house.db, accountId, [
        { unitId: house.ward(), readySince: today(-30), endedOn: today(-1) },
      ]);
      await house.db.query('update stepdown.wait set ended_at = $2, version = version + 1 where id = $1', [id, born]);
      return ['select from stepdown.wait where id = $1', String(id)];
    },
    /** With its steps and what happened. */
    chains: async () => {
      const id = await givenChain(house.db, house, {
        by: accountId,
        unitId: house.ward(),
        state: 'ended',
        at: new Date(born),
      });
      return ['select from stepdown.chain where id = $1', id];
    },
    'coordination-cases': async () => ['select from coordination.case_file where id = $1', await aClosedCase()],
    /** With whom it was promised to, and what was done. */
    dwellings: async () => {
      const id = await aDwelling(house.db, house.register, { by: accountId, state: 'withdrawn', at: new Date(born) });
      await house.db.query(`insert into stepdown.dwelling_step (dwelling_id, at, kind) values ($1, $2, 'lapsed')`, [
        id,
        born,
      ]);
      return ['select from stepdown.dwelling where id = $1', id];
    },
    /** With its whole ledger: what was paid is kept as long as the tax law says, and not a day longer. */
    'payment-dossiers': async () => ['select from safetynet.dossier where id = $1', await aSettledDossier()],
    /** With all that it was counted from; that it was counted is not forgotten. */
    'following-figures': async () => {
      const { id: directoryId, regionId } = house.register;
      await house.db.query(
        `insert into ketenveldnorm.key_figure_count (directory_id, quarter, counted_at) values ($1, '2031-Q2', $2)`,
        [directoryId, born],
      );
      await house.db.query(
        `insert into ketenveldnorm.key_figure (directory_id, quarter, region_id, kind, count, contacts_done, contacts_missed)
         values ($1, '2031-Q2', $2, '{}', 1, 0, 0)`,
        [directoryId, regionId],
      );
      return ['select from ketenveldnorm.key_figure where count_id = $1', `${directoryId} 2031-Q2`];
    },
    /** With what was sent of it, to somebody and to a system. */
    'desk-notices': async () => {
      const [id, webhook] = [randomUUID(), randomUUID()];
      const { id: organisationId } = house.organisation;
      await house.db.query(
        `insert into coordination.told (id, organisation_id, topic, reference, path, urgent, key, at, spread_at) values ($1, $2, 'holdEnds', 'PA-1', '/places', false, $3, $4, $4)`,
        [id, organisationId, id, born],
      );
      await house.db.query(
        `insert into coordination.told_sending (told_id, account_id, channel, next_at, done_at) values ($1, $2, 'mail', $3, $3)`,
        [id, accountId, born],
      );
      await house.db.query(
        `insert into coordination.webhook (organisation_id, id, url, topics, key_id, created_by, created_at) values ($1, $2, 'https://hook.example.org/', '{holdEnds}', 'x', $3, $4)`,
        [organisationId, webhook, accountId, born],
      );
      await house.db.query(
        `insert into coordination.webhook_delivery (organisation_id, id, webhook_id, told_id, topic, made_at, done_at) values ($1, $2, $3, $4, 'holdEnds', $5, $5)`,
        [organisationId, randomUUID(), webhook, id, born],
      );
      return ['select from coordination.told where id = $1', id];
    },
    'interest-rounds': async () => ['select from interest.round where id = $1', (await aRound(born, born)).id],
    'interest-unconfirmed': async () => [
      'select from interest.registration where id = $1',
      (await aRound('2040-01-01', null)).registration,
    ],
    'placement-requests': async () => ['select from placement.request where id = $1', await anEndedPlacementRequest()],
    signals: async () => {
      const id = randomUUID();
      await house.db.query(
        `insert into coordination.signal (id, directory_id, rule, rule_version, level, state, region_id, urgency, subject, facts, raised_at, cleared_at)
         values ($1::uuid, $2, 'K1', 1, 'amber', 'cleared', $3, 'regular', $1::text, '{}', $4, $4)`,
        [id, house.register.id, house.register.regionId, born],
      );
      return ['select from coordination.signal where id = $1', id];
    },
  };

  it.each(retentionClasses)('PRIV-12: %s is there a day before its term ends, and gone a day after', async (name) => {
    const seed = seeds[name];
    if (!seed) {
      // Cleared elsewhere or by a person: here it is only counted.
      const { counts } = await engine.dryRun(new Date());
      expect(counts.find((count) => count.class === name)).toMatchObject({ action: 'review', cleared: 0 });
      return;
    }
    const [sql, id] = await seed();
    const isThere = async () => ((await house.db.query(sql, [id])).rowCount ?? 0) > 0;
    const margin = name === 'person-exports' || name === 'used-tokens' ? 60_000 : day;

    await engine.run(after(name, -margin));
    expect(await isThere()).toBe(true);
    const { counts } = await engine.dryRun(after(name, margin));
    expect(
      must(
        counts.find((count) => count.class === name),
        name,
      ).due,
    ).toBeGreaterThanOrEqual(1);
    expect(await isThere()).toBe(true);
    await engine.run(after(name, margin));
    expect(await isThere()).toBe(false);
  });

  it('PRIV-12: every class has a rule, a place in the database, and a test above', async () => {
    const { rows } = await house.db.query<{ class: string }>('select class from privacy.retention_rule order by class');
    expect(rows.map((row) => row.class)).toEqual([...retentionClasses].sort());
    expect(Object.keys(keptIn).sort()).toEqual([...retentionClasses].sort());
  });

  it('PRIV-06: the reason of a hold or of another term points at nobody', async () => {
    for (const reason of [
      'Klacht van 111222333 loopt',
      'Bel 06 12345678 over de klacht',
      'Zie jan@voorbeeld.nl, klacht',
    ]) {
      const held = await officer.call('POST', '/api/v1/privacy/retention/holds', {
        body: { class: 'persons', reason },
      });
      expect(held.problem.errors).toMatchObject([{ pointer: '/reason', code: 'text.personal_data' }]);
      const changed = await officer.call('POST', '/api/v1/privacy/retention/notices/_change', {
        body: { term: 'P2Y', reason },
      });
      expect(changed.problem.errors).toMatchObject([{ pointer: '/reason', code: 'text.personal_data' }]);
    }
  });

  it('PRIV-12: what is held stays, and goes once the hold is lifted', async () => {
    const placed = await officer.call('POST', '/api/v1/privacy/retention/holds', {
      body: { class: 'persons', reference: person.reference, reason: 'Claim of the next of kin' },
    });
    expect(placed.status).toBe(201);
    const { id } = JSON.parse(placed.text) as { id: string };
    const isThere = async () => (await house.db.query('select from care.person where id = $1', [person.id])).rowCount;
    const later = after('persons', day);
    const dry = await engine.dryRun(later);
    expect(dry.counts.find((count) => count.class === 'persons')?.held).toBe(1);
    await engine.run(later);
    expect(await isThere()).toBe(1);
    expect((await officer.call('DELETE', `/api/v1/privacy/retention/holds/${id}`)).status).toBe(204);
    await engine.run(later);
    expect(await isThere()).toBe(0);
  });

  it('PRIV-17: who is cleared leaves a tombstone in the table and outside the database, and a line in the log', async () => {
    await engine.run(after('persons', day));
    const stone = await house.db.query('select ground from privacy.tombstone where person_id = $1', [person.id]);
    expect(stone.rows).toEqual([{ ground: 'termOver' }]);
    expect(await readFile(erasuresFile, 'utf8')).toContain(person.id);
    const lines = await house.db.query(
      `select action, access_point_type from audit.access_line where subjects @> array[$1::uuid]`,
      [person.id],
    );
    expect(lines.rows).toEqual([{ action: 'D', access_point_type: 'job' }]);
  });

  it('PRIV-12: a request that still is open is out of reach of the round, and so is the timeline of every other room', async () => {
    const id = await anEndedPlacementRequest();
    await house.db.query(`update placement.request set state = 'open', ended_at = null where id = $1`, [id]);
    for (const [table, key] of [
      ['request', 'id'],
      ['step', 'request_id'],
    ] as const) {
      const { rowCount } = await pools.of('jobs').query(`delete from placement.${table} where ${key} = $1`, [id]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
    await expect(house.db.query('delete from placement.step where request_id = $1', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(pools.of('jobs').query('select need from placement.request')).rejects.toThrow(/permission denied/);
  });

  it('PRIV-12: a case that still is open is out of reach of the round, and so is the timeline of every other room', async () => {
    const id = await aClosedCase();
    await house.db.query(
      `update coordination.case_file set state = 'open', closed_at = null, outcome = null, deadline = now() + interval '1 day' where id = $1`,
      [id],
    );
    for (const [table, key] of [
      ['case_file', 'id'],
      ['case_step', 'case_id'],
    ] as const) {
      const { rowCount } = await pools.of('jobs').query(`delete from coordination.${table} where ${key} = $1`, [id]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
    await expect(house.db.query('delete from coordination.case_step where case_id = $1', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(pools.of('jobs').query('select title from coordination.case_file')).rejects.toThrow(
      /permission denied/,
    );
  });

  it('PRIV-12: somebody who is still followed is out of reach of the round, whatever it asks', async () => {
    const followed = await aPerson(house.db, house.organisation, { createdAt: '2000-01-01T00:00:00Z' });
    const { rowCount } = await pools.of('jobs').query('delete from care.person where id = $1', [followed.id]);
    expect(rowCount).toBe(0);
    await expect(pools.of('jobs').query('select reference from care.person')).rejects.toThrow(/permission denied/);
  });

  describe('a shorter term', () => {
    const change = (api: Api, name: string, term: string) =>
      api.call('POST', `/api/v1/privacy/retention/${name}/_change`, {
        body: { term, reason: 'Less is kept elsewhere too' },
      });
    const decide = (api: Api, name: string, approve: boolean) =>
      api.call('POST', `/api/v1/privacy/retention/${name}/_decide`, { body: { approve } });
    const termOf = async (name: string) =>
      (await officer.get('/api/v1/privacy/retention')).as(retentionSchema).rules.find((rule) => rule.class === name)
        ?.term;

    it('SEC-56: waits for a second person; the same person twice is refused', async () => {
      const asked = await change(officer, 'notices', 'P6M');
      expect([asked.status, asked.as(termChangedSchema).outcome]).toEqual([202, 'awaitingSecond']);
      expect(await termOf('notices')).toBe('P1Y');
      expect((await decide(officer, 'notices', true)).problem).toMatchObject({
        status: 403,
        code: 'approval.same_person',
      });
      const second = await house.person('administrator');
      expect((await decide(second, 'notices', true)).status).toBe(200);
      expect(await termOf('notices')).toBe('P6M');
      const { rows } = await house.db.query(
        `select objects from audit.access_line where event = 'retention.decide' order by seq desc limit 1`,
      );
      expect(rows[0]).toEqual({ objects: [{ type: 'policy', id: 'retention notices', before: 'P1Y', after: 'P6M' }] });
    });

    it('SEC-56: longer counts at once', async () => {
      expect((await change(officer, 'recipient-notices', 'P2Y')).status).toBe(200);
      expect(await termOf('recipient-notices')).toBe('P2Y');
    });

    it('SEC-11: nobody goes below what the law asks', async () => {
      expect((await change(officer, 'persons', 'P10Y')).problem.code).toBe('retention.below_the_law');
      expect((await change(officer, 'access-log', 'P4Y')).problem.code).toBe('retention.below_the_law');
    });

    it('is for those who keep the terms, and nobody else', async () => {
      expect((await change(house.provider, 'notices', 'P1M')).problem.code).toBe('access.denied');
      expect((await house.coordinator.get('/api/v1/privacy/retention')).problem.code).toBe('access.denied');
    });
  });
});
