import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import { undoFor } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { Beat } from '../../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { insertStep } from './dwelling.writes.js';
import { HomesDoor } from './homes.door.js';

const every = 2_000;
const most = 100;
const job = 'homes.clock';

interface Due {
  id: string;
  directoryId: string;
}

/** What time brings about by itself: a promise that ran out, or whose person went elsewhere, sets the dwelling free, and an offer whose last day went by is withdrawn. On every server, and harmless with many. */
@Injectable()
export class HomesClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(
    private readonly door: HomesDoor,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('homes', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  async tick(at: Date): Promise<number> {
    const due = await this.door.runByClock(at, job, async (tx) => {
      const all = [...(await freePromised(tx, at)), ...(await withdrawOver(tx, at))];
      if (all.length > 0)
        tx.note({ action: 'U', objects: all.map(({ id }) => ({ type: 'dwelling', id, lifecycle: 'changed' })) });
      return all;
    });
    for (const { id, directoryId } of due) this.door.ring(id, directoryId);
    return due.length;
  }
}

/** Whoever waited went elsewhere, or will never come. Not on the first day, on which that can be taken back. */
const isOverFor = `exists (select from stepdown.wait w where w.reference = p.reference and w.ended_at <= $2
  and coalesce(w.left_to not in ('vptDwelling', 'ownDwelling'), true))`;

/** What somebody has in hand just now is for the next round. */
async function freePromised(tx: Tx, at: Date): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    `with due as (select d.id from stepdown.dwelling d where d.state = 'promised'
         and d.id in (select p.dwelling_id from stepdown.promise p where p.state = 'active' and (p.until_at <= $1 or ${isOverFor})) order by d.id limit ${most} for update skip locked)
     update stepdown.dwelling d set state = 'offered', version = version + 1 from due where d.id = due.id returning d.id, d.directory_id as "directoryId"`,
    [at, new Date(at.getTime() - undoFor)],
  );
  await tx.query(
    `update stepdown.promise set state = 'expired', ended_at = $2 where dwelling_id = any ($1::uuid[]) and state = 'active'`,
    [rows.map(({ id }) => id), at],
  );
  for (const { id } of rows) await insertStep(tx, { dwellingId: id, kind: 'expired', at });
  return rows;
}

async function withdrawOver(tx: Tx, at: Date): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    `with due as (select id from stepdown.dwelling where state = 'offered' and offered_until < $2 order by id limit ${most} for update skip locked)
     update stepdown.dwelling d set state = 'withdrawn', ended_at = $1, version = version + 1 from due where d.id = due.id
     returning d.id, d.directory_id as "directoryId"`,
    [at, localDate(at)],
  );
  for (const { id } of rows) await insertStep(tx, { dwellingId: id, kind: 'lapsed', at, was: 'offered' });
  return rows;
}
