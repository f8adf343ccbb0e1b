import { RuleError, type Actor, type Fault } from '@ketenzicht/shared/kernel';
import type { Director } from '@ketenzicht/shared/ketenveldnorm';
import type { Db } from './trajectory.queries.js';
import { isOpen } from './trajectory.rows.js';

/** Of the directors of this region whose account works the one who follows the fewest. To be asked with the eyes of the clock. */
export async function directorOf(tx: Db, regionId: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from identity.account a where a.disabled_at is null and a.role = 'chainDirector' and $1 = any (a.region_ids)
     order by (select count(*) from ketenveldnorm.trajectory t where t.owner_id = a.id and ${isOpen}), a.id limit 1`,
    [regionId],
  );
  return rows[0]?.id;
}

/** Regions as the register divides the country now. */
export async function isRegion(
  tx: Db,
  { directoryId, id }: { directoryId: string | null | undefined; id: string },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme
     where r.directory_id = $1 and r.id = $2 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to > $3)`,
    [directoryId, id, at],
  );
  return rowCount === 1;
}
export const noSuchRegion = 'There is no such region in your register. Choose one from the list.';

export async function providerFaults(tx: Db, actor: Actor, providerId: string): Promise<Fault[]> {
  const { rowCount } = await tx.query(
    `select from reference.provider where id = $1 and directory_id = $2 and valid_to is null`,
    [providerId, actor.directoryId],
  );
  if (rowCount === 1) return [];
  const detail = 'There is no such provider in your register. Choose one from the list.';
  return [{ pointer: '/providerId', code: 'trajectory.provider', detail }];
}

/** An account `a` that works, of a role that follows, and of the register that this parameter names. */
export const couldFollow = (directory: string): string => `a.disabled_at is null and (
       (a.role = 'provider' and exists (select from reference.provider p where p.id = a.organisation_id and p.directory_id = ${directory}))
       or (a.role = 'chainDirector' and exists (select from reference.region r where r.id = any (a.region_ids) and r.directory_id = ${directory})))`;

/** Of these accounts, those that may follow. */
export async function mayFollow(tx: Db, actor: Actor, accounts: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from identity.account a where a.id = any ($1) and ${couldFollow('$2')}`,
    [accounts, actor.directoryId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The file opens for a director with an account, so only for one that may follow. One director for each role. */
export async function directorFaults(tx: Db, actor: Actor, directors: readonly Director[]): Promise<Fault[]> {
  const accounts = directors.flatMap(({ accountId }) => accountId ?? []);
  const known = await mayFollow(tx, actor, accounts);
  return directors.flatMap(({ role, accountId }, index) => [
    ...(accountId !== null && !known.has(accountId)
      ? [
          {
            pointer: `/directors/${index}/accountId`,
            code: 'trajectory.director',
            detail: 'This colleague has no account that may follow. Leave it empty, or choose somebody else.',
          },
        ]
      : []),
    ...(directors.findIndex((one) => one.role === role) !== index
      ? [
          {
            pointer: `/directors/${index}/role`,
            code: 'trajectory.director_twice',
            detail: 'There is one director for each role.',
          },
        ]
      : []),
  ]);
}

/** All faults at once; nothing was changed. */
export function refuseAll(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new RuleError('input.invalid', 'This was refused. Nothing was changed.', faults);
}
