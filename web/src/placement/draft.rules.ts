import type { CareIntensity, SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type {
  AgeBand,
  Need,
  PlacementRequest,
  Reach,
  RequestInput,
  RequestPayer,
  RequestSex,
  TitleCode,
  Tried,
  Urgency,
} from '@ketenzicht/shared/placement';

/** What has been filled in so far. In memory only: it is about a person. */
export interface Draft {
  urgency: Urgency;
  securityLevel: SecurityLevel | null;
  targetGroups: readonly TargetGroup[];
  ageBand: AgeBand | null;
  title: TitleCode;
  /** Somebody picked the title; until then it follows the urgency. */
  titleChosen: boolean;
  titleFrom: string;
  titleUntil: string;
  titleExtended: boolean;
  sex: RequestSex | null;
  careIntensity: CareIntensity | null;
  payer: RequestPayer;
  reach: Reach;
  regionId: string;
  avoidRegionIds: readonly string[];
  neededFrom: string;
  ownReference: string;
  tried: readonly Tried[];
  note: string;
  noPersonalData: boolean;
}

const usualTitle: Record<Urgency, TitleCode> = {
  crisis: 'crisismaatregel',
  urgent: 'zorgmachtiging',
  regular: 'zorgmachtiging',
};

/** The night's most common question, so that three choices are enough to see beds. */
export const startDraft = (today: string, regionId: string | null): Draft => ({
  urgency: 'crisis',
  securityLevel: null,
  targetGroups: [],
  ageBand: null,
  title: usualTitle.crisis,
  titleChosen: false,
  titleFrom: '',
  titleUntil: '',
  titleExtended: false,
  sex: null,
  careIntensity: null,
  payer: 'unclear',
  reach: 'neighbours',
  regionId: regionId ?? '',
  avoidRegionIds: [],
  neededFrom: today,
  ownReference: '',
  tried: [],
  note: '',
  noPersonalData: false,
});

export const draftOf = ({ need, ...request }: PlacementRequest): Draft => ({
  ...need,
  titleChosen: true,
  titleFrom: request.titleFrom ?? '',
  titleUntil: request.titleUntil ?? '',
  titleExtended: request.titleExtended,
  ownReference: '',
  tried: request.tried,
  note: request.note ?? '',
  noPersonalData: false,
});

export const withUrgency = (draft: Draft, urgency: Urgency): Draft => ({
  ...draft,
  urgency,
  ...(draft.titleChosen ? {} : { title: usualTitle[urgency] }),
});

/** Another title has other dates. */
export const withTitle = (draft: Draft, title: TitleCode): Draft => ({
  ...draft,
  title,
  titleChosen: true,
  titleFrom: '',
  titleUntil: '',
  titleExtended: false,
});

export const mustHaves = ['securityLevel', 'targetGroups', 'ageBand', 'regionId', 'neededFrom'] as const;
export type MustHave = (typeof mustHaves)[number];

/** What a search cannot do without. */
export const missingIn = (draft: Draft): MustHave[] => mustHaves.filter((field) => !draft[field]?.length);

/** Null while something is missing. */
export function needOf(draft: Draft): Need | null {
  const { ageBand, securityLevel } = draft;
  if (missingIn(draft).length > 0 || ageBand === null || securityLevel === null) return null;
  const { sex, careIntensity, title, payer, urgency, reach, regionId, neededFrom } = draft;
  return {
    ageBand,
    sex,
    securityLevel,
    careIntensity,
    targetGroups: [...draft.targetGroups],
    title,
    payer,
    urgency,
    reach,
    regionId,
    avoidRegionIds: [...draft.avoidRegionIds],
    neededFrom,
  };
}

const orNull = (text: string): string | null => text.trim() || null;

export function inputOf(draft: Draft): RequestInput | null {
  const need = needOf(draft);
  return (
    need && {
      need,
      titleFrom: orNull(draft.titleFrom),
      titleUntil: orNull(draft.titleUntil),
      titleExtended: draft.titleExtended,
      ownReference: orNull(draft.ownReference),
      tried: [...draft.tried],
      note: orNull(draft.note),
      ...(draft.noPersonalData && { noPersonalData: true as const }),
    }
  );
}
