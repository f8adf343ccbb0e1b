import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import { CaseService } from '../coordination/case.service.js';
import { asOf, countFollowed, findBreaches, type Found } from './following.invariants.js';
import { caseOfBreach, type UnbroughtBreach } from './following.case.js';
import { TrajectoryActs, type TrajectoryAct } from './trajectory.act.js';
import { findTrajectory, type Db } from './trajectory.queries.js';

const job = 'following.check';
const atOnce = 200;
/** Of the advisory lock: two servers that look at once would both say that they found it. */
const lock = 7001;

/** Holds everybody who is followed against what must never be so, writes down what changed, and brings what is broken to the coordination point. */
@Injectable()
export class FollowingCheck {
  private readonly log = new Logger(FollowingCheck.name);

  constructor(
    private readonly acts: TrajectoryActs,
    private readonly cases: CaseService,
  ) {}

  /** Harmless when done twice: a breach is opened once, and cleared when it is over. */
  async run(at: Date): Promise<string> {
    const { followed, found, cleared } = await this.acts.runByClock(at, job, (act) => this.look(act));
    const brought = await this.bringUp(at);
    return `${followed} followed, ${found} new breaches, ${cleared} cleared, ${brought} brought to the coordination point`;
  }

  private async look(act: TrajectoryAct) {
    const { tx, at } = act;
    await tx.query('select pg_advisory_xact_lock($1)', [lock]);
    const asked = asOf(localDate(at), at);
    const [found, counts] = [await findBreaches(tx, asked), await countFollowed(tx, asked)];
    const open = await openBreaches(tx);
    const standing = new Set(found.map(keyOf));
    const fresh = found.filter((one) => !open.has(keyOf(one)));
    const over = [...open.values()].filter((one) => !standing.has(keyOf(one)));
    for (const one of fresh) await openBreach(act, one);
    for (const one of over) await clearBreach(act, one);
    await writeNight(tx, { day: asked.day, at }, counts, found);
    tx.note({ action: 'R', objects: [{ type: 'search', id: job }] });
    return { followed: [...counts.values()].reduce((a, b) => a + b, 0), found: fresh.length, cleared: over.length };
  }

  /** A breach without a case is found again by that: dying in between brings it up the next time, and opening it twice makes one case. */
  private async bringUp(at: Date): Promise<number> {
    let brought = 0;
    for (const breach of await this.acts.runByClock(at, job, ({ tx }) => unbrought(tx)))
      try {
        const { caseId } = await this.cases.openByRule(caseOfBreach(breach), at);
        await this.acts.runByClock(at, job, async ({ tx }) => {
          await tx.query('update ketenveldnorm.breach set case_id = $2 where id = $1', [breach.id, caseId]);
        });
        brought++;
      } catch (error) {
        this.log.warn(`breach ${breach.id} has no case yet: ${(error as Error).message}`);
      }
    return brought;
  }
}

const keyOf = ({ kind, trajectoryId }: Pick<Found, 'kind' | 'trajectoryId'>) => `${kind} ${trajectoryId}`;
type Standing = Pick<Found, 'kind' | 'trajectoryId'> & { id: string };

async function openBreaches(tx: Db): Promise<Map<string, Standing>> {
  const { rows } = await tx.query<Standing>(
    `select id, kind, trajectory_id as "trajectoryId" from ketenveldnorm.breach where cleared_at is null`,
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

async function openBreach(act: TrajectoryAct, { kind, trajectoryId, since }: Found): Promise<void> {
  const row = await findTrajectory(act.tx, trajectoryId);
  if (!row) return;
  const id = randomUUID();
  const { rowCount } = await act.tx.query(
    `insert into ketenveldnorm.breach (organisation_id, trajectory_id, id, kind, since, found_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [row.organisationId, row.id, id, kind, since, act.at],
  );
  if (rowCount !== 1) return;
  await act.step(row, 'breachFound', { breach: id, kind, since });
  act.note(row, 'U');
}

async function clearBreach(act: TrajectoryAct, { id, kind, trajectoryId }: Standing): Promise<void> {
  const row = await findTrajectory(act.tx, trajectoryId);
  if (!row) return;
  await act.tx.query('update ketenveldnorm.breach set cleared_at = greatest($2, found_at) where id = $1', [id, act.at]);
  await act.step(row, 'breachCleared', { breach: id, kind });
  act.note(row, 'U');
}

async function unbrought(tx: Db): Promise<UnbroughtBreach[]> {
  const { rows } = await tx.query<UnbroughtBreach>(
    `select b.id, b.kind, b.since::text as since, b.trajectory_id as "trajectoryId", t.reference, t.region_id as "regionId", t.directory_id as "directoryId"
     from ketenveldnorm.breach b join ketenveldnorm.trajectory t on t.id = b.trajectory_id
     where b.cleared_at is null and b.case_id is null order by b.found_at limit ${atOnce}`,
  );
  return rows;
}

/** Counts by register, about nobody: the latest look of a day is what that day says. */
async function writeNight(
  tx: Db,
  { day, at }: { day: string; at: Date },
  counts: ReadonlyMap<string, number>,
  found: readonly Found[],
): Promise<void> {
  for (const directoryId of new Set([...counts.keys(), ...found.map((one) => one.directoryId)])) {
    const broken: Record<string, number> = {};
    for (const one of found) if (one.directoryId === directoryId) broken[one.kind] = (broken[one.kind] ?? 0) + 1;
    await tx.query(
      `insert into ketenveldnorm.checked_night (directory_id, on_day, checked_at, followed, breaches) values ($1, $2, $3, $4, $5)
       on conflict (directory_id, on_day) do update set checked_at = excluded.checked_at, followed = excluded.followed, breaches = excluded.breaches`,
      [directoryId, day, at, counts.get(directoryId) ?? 0, JSON.stringify(broken)],
    );
  }
}
