import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import { tell } from '../platform/events/tell.js';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { DossierDoor, deskOf } from './dossier.act.js';
import { insertStep } from './dossier.writes.js';

const every = 2_000;
const most = 100;
const job = 'safetynet.clock';

/** Says once, on however many servers, that payment has stayed out for four weeks. It pays nothing: that is for the ministry. */
@Injectable()
export class SafetynetClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(
    private readonly door: DossierDoor,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('the safety net', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  tick(at: Date): Promise<number> {
    return this.door.runByClock(at, job, async (tx, desks) => {
      const due = await takeDue(tx, at);
      for (const one of due) {
        await say(tx, one, at);
        desks.set(one.id, await deskOf(tx, one));
      }
      if (due.length > 0)
        tx.note({ action: 'U', objects: due.map(({ id }) => ({ type: 'paymentDossier', id, lifecycle: 'changed' })) });
      return due.length;
    });
  }
}

interface Due {
  id: string;
  organisationId: string;
  directoryId: string;
  regionId: string;
  reference: string;
  ownerId: string;
}

/** Whoever takes it says it; what somebody has open for a moment is taken in the next round. */
async function takeDue(tx: Tx, at: Date): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    `with due as (select id from safetynet.dossier where state = 'open' and told_at is null and advance_from <= $2 order by advance_from limit ${most} for update skip locked)
     update safetynet.dossier d set told_at = $1 from due where d.id = due.id
     returning d.id, d.organisation_id as "organisationId", d.directory_id as "directoryId", d.region_id as "regionId", d.reference, d.owner_id as "ownerId"`,
    [at, localDate(at)],
  );
  return rows;
}

async function say(tx: Tx, { id, organisationId, directoryId, reference, ownerId }: Due, at: Date): Promise<void> {
  await insertStep(tx, { id, organisationId }, { kind: 'due', at, actorId: null });
  const { rows } = await tx.query<{ id: string }>(
    `select id from identity.account where directory_id = $1 and disabled_at is null and (role = 'ministry' or id = $2)`,
    [directoryId, ownerId],
  );
  const accountIds = rows.map((one) => one.id);
  await tell(tx, {
    accountIds,
    topic: 'advanceDue',
    reference,
    path: `/payment-dossiers/${id}`,
    urgent: false,
    key: id,
    at,
  });
}
