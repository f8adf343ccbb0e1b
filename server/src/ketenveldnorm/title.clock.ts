import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import { titleCodes } from '@ketenzicht/shared/placement';
import { paysWithTitle } from '@ketenzicht/shared/stepdown';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { settleTitles } from './title.queries.js';
import { tellLapsing, tellOverdue, tellUnpaid } from './title.telling.js';
import { TrajectoryActs, type TrajectoryAct } from './trajectory.act.js';
import { findTrajectory } from './trajectory.queries.js';
import { isOpen } from './trajectory.rows.js';

const job = 'ketenveldnorm.titles';
const every = 10_000;
const most = 500;

/**
 * What the calendar alone changes: a title that begins or ends today is the one on the card, and who answers for somebody is told of what is about to lapse. On
 * every server, and harmless with many.
 */
@Injectable()
export class TitleClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;
  /** What was told since midnight, so that a quiet round asks the database one question. */
  private readonly told = new Set<string>();
  private day = '';

  constructor(
    private readonly acts: TrajectoryActs,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('legal titles', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  /** One that cannot be done does not hold up the others. */
  async tick(at: Date): Promise<void> {
    if (this.day !== localDate(at)) this.told.clear();
    this.day = localDate(at);
    for (const id of await this.acts.runByClock(at, job, movedOn))
      await this.acts
        .runByClock(at, job, (act) => settle(act, id))
        .catch((error: Error) => console.error(`the titles of ${id} could not be looked at: ${error.message}`));
    const told = await this.acts.runByClock(at, job, async (act) => [
      ...(await tellLapsing(act, this.told)),
      ...(await tellOverdue(act, this.told)),
      ...(await tellUnpaid(act, this.told)),
    ]);
    for (const key of told) this.told.add(key);
  }
}

/** The title on the card ran out, and a later one has begun; or one by which the Wfz pays again, after days on which nobody did. */
async function movedOn({ tx, at }: TrajectoryAct): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from ketenveldnorm.trajectory t
     where ${isOpen} and (
       (t.title_ends_on < $1::date
         and exists (select from ketenveldnorm.legal_title l where l.trajectory_id = t.id and l.from_on > t.title_ends_on and l.from_on <= $1::date))
       or (t.unpaid_from < $1::date
         and exists (select from ketenveldnorm.legal_title l where l.trajectory_id = t.id and l.from_on > t.unpaid_from and l.from_on <= $1::date and l.kind = any ($2))))
     limit ${most}`,
    [localDate(at), titleCodes.filter(paysWithTitle)],
  );
  return rows.map(({ id }) => id);
}

async function settle(act: TrajectoryAct, id: string): Promise<void> {
  const { rowCount } = await act.tx.query('select from ketenveldnorm.trajectory where id = $1 for update skip locked', [
    id,
  ]);
  const row = rowCount === 1 ? await findTrajectory(act.tx, id) : undefined;
  if (row && (await settleTitles(act, row))) act.note(row, 'U');
}
