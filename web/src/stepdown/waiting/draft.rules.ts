import type { AgeBand, Reach, RequestPayer, RequestSex } from '@ketenzicht/shared/placement';
import type { SecurityLevel } from '@ketenzicht/shared/directory';
import type { Wait, WaitActor, WaitsFor } from '@ketenzicht/shared/stepdown';

/** What stands in the fields: an empty one is nothing said. */
export interface Draft {
  readySince: string;
  admittedOn: string;
  waitsFor: WaitsFor | null;
  actsBy: WaitActor | '';
  payer: RequestPayer | null;
  ageBand: AgeBand | null;
  municipality: string;
  regionId: string;
  reach: Reach;
  sex: RequestSex | '';
  securityLevel: SecurityLevel | '';
  nextPayer: RequestPayer;
  accessible: boolean;
  /** In whole euros, as typed. */
  rent: string;
}

export const emptyDraft = (today: string, regionId: string | null): Draft => ({
  readySince: today,
  admittedOn: '',
  waitsFor: null,
  actsBy: '',
  payer: null,
  ageBand: null,
  municipality: '',
  regionId: regionId ?? '',
  reach: 'region',
  sex: '',
  securityLevel: '',
  nextPayer: 'unclear',
  accessible: false,
  rent: '',
});

export const draftOf = ({ toward, ...wait }: Wait): Draft => ({
  readySince: wait.readySince,
  admittedOn: wait.admittedOn ?? '',
  waitsFor: wait.waitsFor,
  actsBy: wait.actsBy,
  payer: wait.payer,
  ageBand: toward.ageBand,
  municipality: wait.municipality ?? '',
  regionId: toward.regionId,
  reach: toward.reach,
  sex: toward.sex ?? '',
  securityLevel: toward.securityLevel ?? '',
  nextPayer: toward.payer,
  accessible: toward.accessible,
  rent: toward.highestRentCents === null ? '' : String(toward.highestRentCents / 100),
});

/** Whole cents; null of nothing, undefined of what is no amount. */
export function readRent(typed: string): number | null | undefined {
  const bare = typed.trim().replace(/^€\s*/, '').replace('.', '');
  if (bare === '') return null;
  const euros = /^\d{1,4}$/.test(bare) ? Number(bare) : NaN;
  return euros > 0 && euros <= 5_000 ? euros * 100 : undefined;
}

/** As it is sent; null as long as something that cannot be left out is missing. What no field shows goes along as it was. */
export function inputOf(draft: Draft, before?: Wait) {
  const { waitsFor, actsBy, payer, ageBand } = draft;
  const rent = readRent(draft.rent);
  if (!waitsFor || actsBy === '' || !payer || !ageBand || draft.regionId === '' || rent === undefined) return null;
  return {
    admittedOn: draft.admittedOn || null,
    readySince: draft.readySince,
    waitsFor,
    actsBy,
    payer,
    municipality: draft.municipality.trim() || null,
    toward: {
      ...before?.toward,
      ageBand,
      sex: draft.sex || null,
      securityLevel: draft.securityLevel || null,
      payer: draft.nextPayer,
      regionId: draft.regionId,
      reach: draft.reach,
      accessible: draft.accessible,
      highestRentCents: rent,
    },
    ...(before && { personId: before.personId }),
  };
}
