import { isPromiser, mayKeepDwelling, type Dwelling, type DwellingInput } from '@ketenzicht/shared/stepdown';
import type { Actor } from '@ketenzicht/shared/kernel';

export interface DwellingRow extends DwellingInput {
  id: string;
  directoryId: string;
  reference: string;
  organisationId: string | null;
  organisationName: string | null;
  state: Dwelling['state'];
  version: number;
  offeredAt: Date;
  confirmedAt: Date;
  confirmedUntil: Date;
  endedAt: Date | null;
  /** Of whom it is promised to, as far as the database shows it to whoever asks. */
  promiseId: string | null;
  promisedReference: string | null;
  promisedUntil: Date | null;
  promiserId: string | null;
  promiserName: string | null;
  promisedBy: string | null;
}

export const dwellingColumns = `d.id, d.directory_id as "directoryId", d.reference, d.organisation_id as "organisationId", o.name as "organisationName", d.region_id as "regionId",
  d.municipality, d.neighbourhood, d.kind, d.rent_cents as "rentCents", d.landlord, d.accessible, d.available_from::text as "availableFrom",
  d.offered_until::text as "offeredUntil", d.conditions, d.condition_text as "conditionText", d.nearby, d.forms, d.state, d.version, d.offered_at as "offeredAt",
  d.confirmed_at as "confirmedAt", d.confirmed_until as "confirmedUntil", d.ended_at as "endedAt", p.id as "promiseId", p.reference as "promisedReference",
  p.until_at as "promisedUntil", p.organisation_id as "promiserId", po.name as "promiserName", p.promised_by as "promisedBy"`;
export const dwellingTables = `stepdown.dwelling d left join reference.provider o on o.id = d.organisation_id
  left join stepdown.promise p on p.dwelling_id = d.id and p.state in ('active', 'let') left join reference.provider po on po.id = p.organisation_id`;

const isMinePromise = (actor: Actor, { promiserId, promisedBy }: DwellingRow): boolean =>
  promisedBy !== null && isPromiser(actor, { organisationId: promiserId, by: promisedBy });

/** As somebody may see it: for whom it is promised only who promised it, who keeps it, and who came by way of that person's own page (`seesWait`). */
export function toDwelling(row: DwellingRow, actor: Actor, { seesWait = false } = {}): Dwelling {
  const { directoryId: _, organisationId: __, promiseId, promisedReference, promisedUntil, ...rest } = row;
  const { promiserId: ___, promiserName, promisedBy: ____, ...shown } = rest;
  const isMine = mayKeepDwelling(actor, row);
  const isPromised = isMinePromise(actor, row);
  return {
    ...shown,
    offeredAt: row.offeredAt.toISOString(),
    confirmedAt: row.confirmedAt.toISOString(),
    confirmedUntil: row.confirmedUntil.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    isMine,
    promise:
      promiseId !== null && promisedUntil !== null && (isMine || isPromised || seesWait)
        ? {
            until: promisedUntil.toISOString(),
            organisationName: promiserName,
            reference: promisedReference,
            isMine: isPromised,
          }
        : null,
  };
}
