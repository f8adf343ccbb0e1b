import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type { AgeBand, Reach, RequestPayer, RequestSex, TitleCode } from '@ketenzicht/shared/placement';
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
  targetGroups: readonly TargetGroup[];
  title: TitleCode | '';
  avoidRegionIds: readonly string[];
  nextPayer: RequestPayer;
  accessible: boolean;
  /** In whole euros, as typed. */
  rent: string;
  /** A file of the own organisation. */
  personId: string | null;
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
  targetGroups: [],
  title: '',
  avoidRegionIds: [],
  nextPayer: 'unclear',
  accessible: false,
  rent: '',
  personId: null,
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
  targetGroups: toward.targetGroups,
  title: toward.title ?? '',
  avoidRegionIds: toward.avoidRegionIds,
  nextPayer: toward.payer,
  accessible: toward.accessible,
  rent: toward.highestRentCents === null ? '' : String(toward.highestRentCents / 100),
  personId: wait.personId,
});

/** Whole cents; null of nothing, undefined of what is no amount. */
export function readRent(typed: string): number | null | undefined {
  const bare = typed.trim().replace(/^€\s*/, '').replace('.', '');
  if (bare === '') return null;
  const euros = /^\d{1,4}$/.test(bare) ? Number(bare) : NaN;
  return euros > 0 && euros <= 5_000 ? euros * 100 : undefined;
}

/** As it is sent; null as long as something that cannot be left out is missing. */
export function inputOf(draft: Draft) {
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
      ageBand,
      sex: draft.sex || null,
      securityLevel: draft.securityLevel || null,
      targetGroups: [...draft.targetGroups],
      title: draft.title || null,
      avoidRegionIds: [...draft.avoidRegionIds],
      payer: draft.nextPayer,
      regionId: draft.regionId,
      reach: draft.reach,
      accessible: draft.accessible,
      highestRentCents: rent,
    },
    personId: draft.personId,
  };
}
