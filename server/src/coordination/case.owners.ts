import { ownerFor, ownersOn, type CaseOwner, type Rung } from '@ketenzicht/shared/coordination';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import type { CaseRow } from './case.rows.js';

/** Of `identity.account a`: somebody who can work on a case, on whatever rung. */
export const ownerWorks = `a.disabled_at is null and a.role in ('provider', 'referrer', 'chainDirector', 'nationalCoordinator', 'adviser', 'ministry')`;

type About = Pick<CaseRow, 'directoryId' | 'regionId' | 'openedBy' | 'organisationId'>;

/** Everybody who could own this case on some rung, with how much they have. What a policy hides from who asks is not counted, so the clock's eyes choose. */
export async function readCandidates(tx: Pick<Tx, 'query'>, about: About): Promise<CaseOwner[]> {
  const { rows } = await tx.query<CaseOwner>(
    `select a.id, a.role, a.organisation_id as "organisationId", a.region_ids as "regionIds",
       (select count(*)::int from coordination.case_file c where c.owner_id = a.id and c.state <> 'closed') as open
     from identity.account a
     where a.directory_id = $1 and ${ownerWorks}
       and (a.role in ('nationalCoordinator', 'adviser', 'ministry') or (a.role = 'chainDirector' and $2 = any (a.region_ids))
         or a.id = $3 or (a.role = 'provider' and a.organisation_id = $4))`,
    [about.directoryId, about.regionId, about.openedBy, about.organisationId],
  );
  return rows;
}

/** Throws `knelpunt.nobody`: better no case than one that is nobody's. */
export function chooseOwner(rung: Rung, about: About, candidates: readonly CaseOwner[]) {
  const found = ownerFor(rung, about, candidates);
  if (!found)
    throw new RuleError(
      'knelpunt.nobody',
      'Nobody of the coordination point has an account that works. Ask the administrator to invite somebody.',
    );
  return found;
}

/** To whom it can be handed without moving it. */
export const candidatesFor = (row: CaseRow, candidates: readonly CaseOwner[]): CaseOwner[] =>
  ownersOn(row.rung, row, candidates).filter(({ id }) => id !== row.ownerId);
