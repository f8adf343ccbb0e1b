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
  type VptSums,
  type VptTarget,
  type VptTargetInput,
} from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Tx } from '../../platform/database/work.js';
import { newestTarget, publishedTables, saidSoFar, vptSums } from './vpt-monitor.queries.js';

const job = 'stepdown.vptMonitor';
const mostKept = 20;

/** What was published of VPTs beside what providers say themselves. Outside the care chain no small number (PRIV-08). */
@Injectable()
export class VptMonitorService {
  private readonly kept = new Map<string, { said: number; sums: VptSums }>();

  constructor(private readonly work: Work) {}

  async read(visit: Visit, query: VptMonitorQuery): Promise<VptMonitor> {
    const { actor, at } = visit;
    const months = monthsAsked(query, lastVptMonth(at));
    const [from = '', to = ''] = [months[0], months.at(-1)];
    const told = isOutsider(actor) ? toldOutside : toldAsIs;
    const national = await this.work.runByClock('coordination', { at, job, activity: 'capacity' }, async (tx) => ({
      published: await publishedTables(tx),
      target: await newestTarget(tx, actor.directoryId),
      sums: await this.national(tx, actor.directoryId, { from, to }),
    }));
    return {
      published: national.published,
      checks: nzaChecks(Object.fromEntries(national.published.map(({ table, rows }) => [table, rows]))),
      registered: vptRegistered(months, national.sums, told),
      own: await this.own(visit, months),
      suppressed: isOutsider(actor),
      target: national.target,
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

  /** Summed anew when something was said since, on whatever server: what was said is never changed or taken away. */
  private async national(tx: Tx, directoryId: string, { from, to }: { from: string; to: string }): Promise<VptSums> {
    const key = `${from} ${to} ${directoryId}`;
    const said = await saidSoFar(tx, directoryId);
    const known = this.kept.get(key);
    if (known?.said === said) return known.sums;
    const sums = await vptSums(tx, directoryId, { from, to });
    this.kept.delete(key);
    this.kept.set(key, { said, sums });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return sums;
  }

  /** In the room of whoever keeps counts, where the database shows only what is theirs. */
  private async own(visit: Visit, months: readonly string[]): Promise<VptRegistered | null> {
    const { actor } = visit;
    const { organisationId } = actor;
    if (actor.role !== 'provider' || organisationId === null) return null;
    const [from = '', to = ''] = [months[0], months.at(-1)];
    const sums = await this.work.run('capacity', visit, (tx) =>
      vptSums(tx, actor.directoryId, { from, to, organisationId }),
    );
    return vptRegistered(months, sums, toldAsIs);
  }
}
