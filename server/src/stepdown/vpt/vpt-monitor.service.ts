import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isOutsider } from '@ketenzicht/shared/placement';
import {
  lastVptMonth,
  monthsAsked,
  nzaChecks,
  toldAsIs,
  toldOutside,
  vptRegistered,
  type VptMonitor,
  type VptMonitorQuery,
  type VptRegistered,
  type VptTarget,
  type VptTargetInput,
} from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import { Work } from '../../platform/database/work.js';
import { KnownMonths } from './known-months.service.js';
import { asSums, newestTarget, publishedTables, saidMonths } from './vpt-monitor.queries.js';

const job = 'stepdown.vptMonitor';

/** What was published of VPTs beside what providers say themselves. Outside the care chain no small number (PRIV-08). */
@Injectable()
export class VptMonitorService {
  constructor(
    private readonly work: Work,
    private readonly months: KnownMonths,
  ) {}

  async read(visit: Visit, query: VptMonitorQuery): Promise<VptMonitor> {
    const { actor, at } = visit;
    const months = monthsAsked(query, lastVptMonth(at));
    const [from = '', to = ''] = [months[0], months.at(-1)];
    const told = isOutsider(actor) ? toldOutside : toldAsIs;
    const [national, sums, own] = await Promise.all([
      this.work.runByClock('coordination', { at, job, activity: 'capacity' }, async (tx) => ({
        published: await publishedTables(tx),
        target: await newestTarget(tx, actor.directoryId),
      })),
      this.months.between(actor.directoryId, from, to),
      this.own(visit, months),
    ]);
    return {
      ...national,
      checks: nzaChecks(Object.fromEntries(national.published.map(({ table, rows }) => [table, rows]))),
      registered: vptRegistered(months, sums, told),
      own,
      suppressed: isOutsider(actor),
    };
  }

  setTarget(visit: Visit, { number, byMonth, source }: VptTargetInput): Promise<VptTarget> {
    const { actor, at } = visit;
    return this.work.run('coordination', visit, async (tx) => {
      const id = randomUUID();
      await tx.query(
        'insert into stepdown.vpt_target (id, directory_id, wanted, by_month, source, set_at, set_by) values ($1, $2, $3, $4, $5, $6, $7)',
        [id, actor.directoryId, number, byMonth, source, at, actor.id],
      );
      tx.note({ action: 'C', objects: [{ type: 'policy', id, after: `${number} ${byMonth} ${source}` }] });
      return (await newestTarget(tx, actor.directoryId)) as VptTarget;
    });
  }

  /** In the room of whoever keeps counts, where the database shows only what is theirs. */
  private async own(visit: Visit, months: readonly string[]): Promise<VptRegistered | null> {
    const { actor } = visit;
    const { organisationId } = actor;
    if (actor.role !== 'provider' || organisationId === null) return null;
    const [from = '', to = ''] = [months[0], months.at(-1)];
    const said = await this.work.run('capacity', visit, (tx) =>
      saidMonths(tx, { directoryId: actor.directoryId, from, to, organisationId }),
    );
    return vptRegistered(months, asSums(said), toldAsIs);
  }
}
