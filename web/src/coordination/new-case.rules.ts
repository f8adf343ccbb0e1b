import type { CaseInput, CaseKind } from '@ketenzicht/shared/coordination';
import type { NewCaseSearch } from './coordination.search.js';
import type { Around } from './around.context.js';

export interface Draft {
  kind: CaseKind | null;
  title: string;
  summary: string;
  urgency: CaseInput['urgency'];
  regionId: string;
  securityLevel: NonNullable<CaseInput['securityLevel']> | '';
  targetGroup: NonNullable<CaseInput['targetGroup']> | '';
  cause: NonNullable<CaseInput['cause']> | '';
}

/** What is known from where one came: a ward is a knelpunt, a request or a person is somebody's case. */
export function startDraft(
  search: NewCaseSearch,
  { ward, ownRegionId, regions }: Pick<Around, 'ward' | 'ownRegionId' | 'regions'>,
  title = '',
): Draft {
  const from = search.ward === undefined ? undefined : ward(search.ward);
  const regionId = [search.region, from?.regionId, ownRegionId].find((id) => regions.some((one) => one.id === id));
  return {
    kind: search.kind ?? kindFrom(search),
    title,
    summary: '',
    urgency: 'regular',
    regionId: regionId ?? '',
    securityLevel: from?.securityLevel ?? '',
    targetGroup: '',
    cause: '',
  };
}

const kindFrom = ({ ward, request, person }: NewCaseSearch): CaseKind | null => {
  if (request !== undefined || person !== undefined) return 'casus';
  return ward === undefined ? null : 'knelpunt';
};

export const linksOf = ({ ward, request, person }: NewCaseSearch): CaseInput['links'] =>
  [
    { kind: 'ward' as const, id: ward },
    { kind: 'request' as const, id: request },
    { kind: 'person' as const, id: person },
  ].flatMap(({ kind, id }) => (id === undefined ? [] : [{ kind, id }]));

/** What is sent; null while something is missing. */
export function inputOf(draft: Draft, links: CaseInput['links']): CaseInput | null {
  const { kind, regionId } = draft;
  const title = draft.title.trim();
  if (kind === null || title.length < 5 || regionId === '') return null;
  return {
    kind,
    title,
    summary: draft.summary.trim() || null,
    urgency: draft.urgency,
    cause: draft.cause || null,
    regionId,
    securityLevel: draft.securityLevel || null,
    targetGroup: draft.targetGroup || null,
    links,
  };
}
