import { addLocalDays, personalDataIn } from '@ketenzicht/shared/kernel';
import type {
  Dwelling,
  DwellingCondition,
  DwellingInput,
  DwellingKind,
  NearbyArea,
  VptForm,
} from '@ketenzicht/shared/stepdown';

/** What stands in the fields: an empty one is nothing said. */
export interface HomeDraft {
  kind: DwellingKind | null;
  regionId: string;
  municipality: string;
  neighbourhood: string;
  /** In euros, as typed. */
  rent: string;
  landlord: string;
  availableFrom: string;
  offeredUntil: string;
  accessible: boolean;
  conditions: DwellingCondition[];
  conditionText: string;
  nearby: NearbyArea[];
  forms: VptForm[];
}

/** Days that an offer stands when nobody says otherwise. */
const offerDays = 60;

export const emptyHome = (today: string, regionId: string | null, landlord = ''): HomeDraft => ({
  kind: null,
  regionId: regionId ?? '',
  municipality: '',
  neighbourhood: '',
  rent: '',
  landlord,
  availableFrom: today,
  offeredUntil: addLocalDays(today, offerDays),
  accessible: false,
  conditions: [],
  conditionText: '',
  nearby: [],
  forms: [],
});

export const draftOfHome = (home: Dwelling): HomeDraft => ({
  kind: home.kind,
  regionId: home.regionId,
  municipality: home.municipality,
  neighbourhood: home.neighbourhood ?? '',
  rent: rentTyped(home.rentCents),
  landlord: home.landlord,
  availableFrom: home.availableFrom,
  offeredUntil: home.offeredUntil,
  accessible: home.accessible,
  conditions: home.conditions,
  conditionText: home.conditionText ?? '',
  nearby: home.nearby,
  forms: home.forms,
});

const rentTyped = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');

/** Whole cents; undefined of what is no amount of a month's rent. Thousands may have a point, cents a comma. */
export function readMonthRent(typed: string): number | undefined {
  const bare = typed
    .trim()
    .replace(/^€\s*/, '')
    .replace(/\.(?=\d{3}(?:\D|$))/, '');
  const found = /^(\d{1,5})(?:[,.](\d{2}))?$/.exec(bare);
  if (!found) return undefined;
  const cents = Number(found[1]) * 100 + Number(found[2] ?? 0);
  return cents <= 1_000_000 ? cents : undefined;
}

/** What is asked about before anything is sent: words about a person, or something that cannot be left out. */
export function homeFault(draft: HomeDraft): 'missing' | 'personal' | null {
  const words = [draft.municipality, draft.neighbourhood, draft.landlord, draft.conditionText];
  if (words.some((one) => personalDataIn(one).length > 0)) return 'personal';
  return homeInput(draft) === null ? 'missing' : null;
}

/** As it is sent; null as long as something that cannot be left out is missing. */
export function homeInput(draft: HomeDraft): DwellingInput | null {
  const rentCents = readMonthRent(draft.rent);
  if (draft.kind === null || draft.regionId === '' || rentCents === undefined) return null;
  const { kind, regionId, availableFrom, offeredUntil, accessible, conditions, nearby, forms } = draft;
  return {
    kind,
    regionId,
    availableFrom,
    offeredUntil,
    accessible,
    conditions,
    nearby,
    forms,
    rentCents,
    municipality: draft.municipality.trim(),
    neighbourhood: draft.neighbourhood.trim() || null,
    landlord: draft.landlord.trim(),
    conditionText: draft.conditionText.trim() || null,
  };
}
