import { Injectable } from '@nestjs/common';
import { localDate, must, type Actor } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type pg from 'pg';
import { newTraceId } from '../../platform/audit/access-log.js';
import type { Visit } from '../../platform/auth/visit.js';
import { RoomPools } from '../../platform/database/room-pools.js';
import { Work } from '../../platform/database/work.js';
import type { SealedColumn } from '../../platform/keys/sealed-columns.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { DemoPeopleService } from '../../person/demo-people.service.js';
import { PersonVault, type PersonCipher } from '../../person/vault.service.js';
import { cast, type Followed } from './demo-cast.js';
import { Dice } from './demo-dice.js';
import { live } from './demo-life.js';
import { roadOf } from './demo-road.js';
import { DemoRows, insertRows } from './demo-rows.js';

/** As `loadDemo`: one process loads, another waits and finds the work done. */
const lock = 7016;
const givenNames = ['Kilo', 'Lima', 'Mike', 'November', 'Oscar', 'Papa', 'Quebec', 'Romeo', 'Sierra', 'Tango'];
const digits = (...name: (string | number)[]) => Buffer.from(namedUuid(...name).replaceAll('-', ''), 'hex');

/** Two hundred invented people over three years, on the embedded demo only: written at once, because lived through they would hold up the first start. */
@Injectable()
export class DemoFollowing {
  constructor(
    private readonly pools: RoomPools,
    private readonly work: Work,
    private readonly vault: PersonVault,
    private readonly people: DemoPeopleService,
  ) {}

  /** Does nothing where anybody is followed already. What broke off halfway is taken up at the next start: their ids come from their numbers. */
  async load(at: Date): Promise<void> {
    const client = await this.pools.of('setup').connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [lock]);
      const { rowCount } = await client.query('select from ketenveldnorm.trajectory limit 1');
      if (rowCount === 0) await this.write(client, at);
      await client.query('commit');
      if (rowCount === 0) await this.letGo(at);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async write(client: pg.ClientBase, at: Date): Promise<void> {
    const everybody = cast();
    const ciphers = new Map([
      ...(await this.enter('aanbieder', everybody, at)),
      ...(await this.enter('aanbieder2', everybody, at)),
    ]);
    const { rows: wards } = await client.query<{ id: string }>(
      `select id from reference.ward_in_region where directory_id = 'nl' order by id limit 60`,
    );
    const today = localDate(at);
    const made = new DemoRows();
    let turn = 0;
    for (const who of everybody) {
      const cipher = must(ciphers.get(who.personId), 'the key of a demo person');
      const dice = new Dice(who.number * 7_919);
      const road = roadOf(who, today, dice);
      const seal = (column: SealedColumn, words: string) => cipher.seal(column, words, who.trajectoryId);
      if (road.phase === 'following') turn++;
      live(made, { who, road, dice, today, wards: wards.map(({ id }) => id), seal }, turn);
    }
    made.of('step').sort((a, b) => Number(a['at']) - Number(b['at']));
    await insertRows(client, made);
  }

  /** Registered by whoever holds their files: the same rows and the same line in the log as one by one. */
  private async enter(by: Followed['by'], everybody: Followed[], at: Date): Promise<Map<string, PersonCipher>> {
    const own = everybody.filter((who) => who.by === by);
    const actor = await this.account(by);
    return this.work.run('care', visitOf(actor, at), async (tx) => {
      const { rowCount } = await tx.query('select from care.person where id = $1', [own[0]?.personId]);
      if (rowCount === 0)
        await this.people.enter(
          tx,
          own.map((who) => ({
            ...who,
            reference: referenceFrom(digits('demo', 'KZ followed', who.number)),
            identity: identityOf(who),
          })),
          at,
        );
      const ciphers = new Map<string, PersonCipher>();
      for (const { personId: id, organisationId } of own)
        ciphers.set(id, must(await this.vault.of(tx, { organisationId, id }), 'the key of a demo person'));
      return ciphers;
    });
  }

  /** Of whoever is followed by somebody else: that a nurse registered somebody opens no file for years. Last, because sealing needs it. */
  private async letGo(at: Date): Promise<void> {
    for (const by of ['aanbieder', 'aanbieder2'] as const) {
      const left = cast().filter((who) => who.by === by && who.ownerId !== who.byId && who.number % 2 === 1);
      const actor = await this.account(by);
      await this.work.run('care', visitOf(actor, at), (tx) =>
        tx.query(
          `update care.care_relation set ended_at = $1, ended_by = $2, ended_reason = 'Verzonnen voorbeeld' where account_id = $2 and person_id = any ($3) and ended_at is null`,
          [at, actor.id, left.map(({ personId }) => personId)],
        ),
      );
    }
  }

  private async account(username: string): Promise<Actor> {
    const { rows } = await this.pools.of('identity').query<Actor>(
      `select id, name, role, organisation_id as "organisationId", region_ids as "regionIds", directory_id as "directoryId", scopes
       from identity.account where demo and username = $1`,
      [username],
    );
    return must(rows[0], 'a demo account');
  }
}

const identityOf = ({ number }: Followed) => ({
  familyName: `Demo-Gevolgde ${String(number).padStart(3, '0')}`,
  givenNames: givenNames[number % givenNames.length] ?? null,
  birthDate: `${1960 + ((number * 11) % 42)}-${String((number % 12) + 1).padStart(2, '0')}-01`,
  address: `Verzonnenlaan ${number}, Nergenshuizen`,
  contact: 'Demo-Mentor',
});

const visitOf = (actor: Actor, at: Date): Visit => ({
  operation: 'person.register',
  at,
  actor,
  token: null,
  accessPoint: { type: 'job', id: 'demo' },
  traceId: newTraceId(),
});
