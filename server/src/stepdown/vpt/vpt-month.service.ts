import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import { clientsOf, lastVptMonth, moveMonths, readVptMonth, type VptMonth } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Tx } from '../../platform/database/work.js';
import { earlierMonth, newestLines, readMonth, writeMonth } from './vpt-month.queries.js';

/** What came with a month beside its body. */
export interface SeenMonth {
  version: number;
  key: string;
}

/** How many people get a VPT from a provider, as the provider itself says, month by month. */
@Injectable()
export class VptMonthService {
  constructor(private readonly work: Work) {}

  read(visit: Visit, month: string): Promise<VptMonth> {
    const organisationId = organisationOf(visit);
    return this.work.run('capacity', visit, (tx) => readMonth(tx, organisationId, month, lastVptMonth(visit.at)));
  }

  /**
   * The same key and body are written once, and answered with how the month stands. Throws `vpt.invalid`, `vpt.difference`, `vpt.stale` and
   * `idempotency.reused`; then nothing is changed.
   */
  report(visit: Visit, month: string, body: unknown, { version, key }: SeenMonth): Promise<VptMonth> {
    const { actor, at } = visit;
    const made = {
      organisationId: organisationOf(visit),
      actorId: actor.id,
      key,
      fingerprint: hash('sha256', `${month} ${version} ${JSON.stringify(body)}`, 'base64url'),
    };
    return this.work.run('capacity', visit, async (tx) => {
      const stands = () => readMonth(tx, made.organisationId, month, lastVptMonth(at));
      if (await wasSaid(tx, made)) return stands();
      const previous = await newestLines(tx, made.organisationId, moveMonths(month, -1));
      const { lines, difference } = readVptMonth(body, { month, previous, at });
      const written = await writeMonth(tx, {
        ...made,
        month,
        seen: version,
        lines,
        difference,
        at,
        directoryId: actor.directoryId,
        clients: clientsOf(lines),
      });
      if (!written && !(await wasSaid(tx, made))) stale(await stands());
      return stands();
    });
  }
}

function organisationOf({ actor }: Visit): string {
  if (actor.organisationId === null)
    throw new RuleError('access.denied', 'Only somebody of a provider says how many VPTs it has.');
  return actor.organisationId;
}

async function wasSaid(
  tx: Tx,
  made: { organisationId: string; actorId: string; key: string; fingerprint: string },
): Promise<boolean> {
  const earlier = await earlierMonth(tx, made);
  ensure(
    !earlier || earlier.fingerprint === made.fingerprint,
    'idempotency.reused',
    'This Idempotency-Key was used for another request.',
  );
  return earlier !== undefined;
}

function stale(month: VptMonth): never {
  const detail = 'Somebody said this of the month meanwhile. Look at the newer numbers and try again.';
  throw new RuleError('vpt.stale', detail, [], { month });
}
