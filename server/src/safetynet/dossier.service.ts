import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate, must, type Fault } from '@ketenzicht/shared/kernel';
import {
  claimed,
  futureFaults,
  windowOn,
  type Dossier,
  type DossierFile,
  type DossierInput,
} from '@ketenzicht/shared/safetynet';
import { TrajectoryNames } from '../ketenveldnorm/trajectory-name.service.js';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { tell } from '../platform/events/tell.js';
import { namedUuid } from '../platform/named-uuid.js';
import { DossierDoor, deskOf, lineOf } from './dossier.act.js';
import {
  fileOf,
  findDossier,
  listDossiers,
  payersOf,
  readDossier,
  windowsOf,
  type Db,
  type Filter,
} from './dossier.queries.js';
import { toDossier, type DossierRow } from './dossier.rows.js';
import { insertBooking, insertDossier, insertStep } from './dossier.writes.js';

/** Claims on the safety net: listed, read and opened. */
@Injectable()
export class DossierService {
  constructor(
    private readonly door: DossierDoor,
    private readonly names: TrajectoryNames,
  ) {}

  list(visit: Visit, filter: Filter): Promise<Dossier[]> {
    return this.door.run(visit, async (tx) => {
      const rows = await listDossiers(tx, visit.actor, filter);
      tx.note(
        lineOf(
          visit,
          'R',
          rows.map(({ id }) => id),
        ),
      );
      return rows.map((row) => toDossier(row, visit.at));
    });
  }

  file(visit: Visit, id: string): Promise<DossierFile> {
    const read = async (tx: Tx) => {
      const row = await readDossier(tx, visit.actor, id);
      tx.note(lineOf(visit, 'R', [id]));
      return fileOf(tx, visit.actor, row, visit.at);
    };
    return this.door.run(visit, read, id);
  }

  /** With the same key twice: the dossier that the first one made. Throws `vangnet.no_window`, `vangnet.overlap`, `vangnet.nobody`. */
  async open(visit: Visit, input: DossierInput, key: string): Promise<DossierFile> {
    const { actor, at } = visit;
    const id = namedUuid('safetynet.dossier', actor.id, key);
    const organisationId = must(actor.organisationId, 'the organisation of a provider');
    const { trajectoryReference: named } = input;
    const isNamed = named === null || (await this.names.mayName(visit, named));
    return this.door.run(visit, async (tx, desks) => {
      const known = await findDossier(tx, id);
      if (known) return again(tx, visit, known, input);
      const { id: windowId } = windowOn(await windowsOf(tx, actor.directoryId), localDate(at));
      await checkInput(tx, visit, input, isNamed);
      const ownerId = await chooseOwner(tx, visit);
      const made = await insertDossier(
        tx,
        visit,
        { id, organisationId, directoryId: actor.directoryId, windowId, ownerId },
        input,
      );
      ensure(made, 'vangnet.exists', 'This was opened a moment ago. Look at your dossiers.');
      await insertBooking(tx, visit, { id, organisationId }, { kind: 'claimed', entries: claimed(input.totalCents) });
      await insertStep(
        tx,
        { id, organisationId },
        { kind: 'opened', at, actorId: actor.id, detail: { owner: ownerId } },
      );
      const row = must(await findDossier(tx, id), 'the dossier that was just made');
      await tell(tx, {
        accountIds: [ownerId],
        topic: 'dossierMine',
        reference: row.reference,
        path: `/payment-dossiers/${id}`,
        urgent: false,
        key: id,
        at,
      });
      desks.set(id, await deskOf(tx, row));
      tx.note(lineOf(visit, 'C', [id]));
      return fileOf(tx, actor, row, at);
    });
  }
}

/** The adviser with the fewest dossiers; without one, the coordination point, then the ministry. How many others have is known to the clock only. */
async function chooseOwner(tx: Tx, { actor }: Visit): Promise<string> {
  await tx.query(`select set_config('app.role', 'clock', true)`);
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from identity.account a
       where a.directory_id = $1 and a.disabled_at is null and a.role in ('adviser', 'nationalCoordinator', 'ministry')
       order by array_position(array['adviser', 'nationalCoordinator', 'ministry'], a.role),
         (select count(*) from safetynet.dossier d where d.owner_id = a.id and d.state in ('open', 'advanced')), a.id limit 1`,
    [actor.directoryId],
  );
  await tx.query(`select set_config('app.role', $1, true)`, [actor.role]);
  ensure(
    rows[0] !== undefined,
    'vangnet.nobody',
    'Nobody of the safety net has an account that works. Ask the administrator to invite an adviser.',
  );
  return rows[0].id;
}

/** Everything that only we can know is wrong, at once. */
async function checkInput(tx: Db, { actor, at }: Visit, input: DossierInput, isNamed: boolean): Promise<void> {
  const faults: Fault[] = [...futureFaults(input, localDate(at))];
  const { rowCount } = await tx.query(
    `select from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme
     where r.directory_id = $1 and r.id = $2 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to > $3)`,
    [actor.directoryId, input.regionId, at],
  );
  if (rowCount !== 1)
    faults.push({
      pointer: '/regionId',
      code: 'vangnet.region',
      detail: 'There is no such region in your register. Choose one from the list.',
    });
  if (!isNamed)
    faults.push({
      pointer: '/trajectoryReference',
      code: 'vangnet.trajectory',
      detail: 'Nobody whom you may see is followed under this reference. Check it, or use a code of your own.',
    });
  if (faults.length > 0) throw new RuleError('input.invalid', 'The claim was refused. Nothing was changed.', faults);
}

/** All that a claim says; what adds up follows from it. */
const claimOf = (claim: Omit<DossierInput, 'totalCents' | 'noPersonalData'>) => {
  const { regionId, fromOn, untilOn, dayCents, lines, payers, trajectoryReference, pseudonym, summary } = claim;
  return { regionId, fromOn, untilOn, dayCents, lines, payers, trajectoryReference, pseudonym, summary };
};

/** An answer that got lost: the same claim under the same key is the same dossier. */
async function again(tx: Tx, visit: Visit, row: DossierRow, input: DossierInput): Promise<DossierFile> {
  const payers = (await payersOf(tx, row.id)).map(({ kind, name }) => ({ kind, name }));
  ensure(
    isDeepStrictEqual(claimOf({ ...row, payers }), claimOf(input)),
    'idempotency.reused',
    'This Idempotency-Key was used for another claim.',
  );
  tx.note(lineOf(visit, 'R', [row.id]));
  return fileOf(tx, visit.actor, row, visit.at);
}
