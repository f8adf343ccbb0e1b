import { readyFaults, type ReadyCount, type ReadyReport, type WaitsFor } from '@ketenzicht/shared/stepdown';

/** What stands in the fields; null is an empty one, which is no zero. */
export interface ReadyDraft {
  ready: number | null;
  readyLong: number | null;
  causes: Readonly<Partial<Record<WaitsFor, number>>>;
}

export const draftOf = ({ ready, readyLong, causes }: ReadyCount): ReadyDraft => ({ ready, readyLong, causes });

export type ReadyFaults = Readonly<Partial<Record<'ready' | 'readyLong' | 'causes', string>>>;
interface Read {
  report: ReadyReport | null;
  /** Codes of faults by field. */
  faults: ReadyFaults;
}

/** Of nobody, nobody has been ready for long: then the second number need not be filled in. */
export function readDraft({ ready, readyLong, causes }: ReadyDraft, occupied: number | null): Read {
  const long = ready === 0 ? (readyLong ?? 0) : readyLong;
  const given = Object.fromEntries(Object.entries(causes).filter(([, count]) => count > 0));
  const faults: Record<string, string> = {};
  if (ready === null) faults['ready'] = 'input.missing';
  if (long === null) faults['readyLong'] = 'input.missing';
  const sound = { ...(ready !== null && { ready }), ...(long !== null && { readyLong: long }), causes: given };
  for (const { pointer, code } of readyFaults(sound, { occupied })) faults[pointer.slice(1)] = code;
  if (ready === null || long === null || Object.keys(faults).length > 0) return { report: null, faults };
  return { report: { ready, readyLong: long, causes: given }, faults };
}

export const isAsSaid = (draft: ReadyDraft, said: ReadyCount): boolean =>
  draft.ready === said.ready && draft.readyLong === said.readyLong && sorted(draft.causes) === sorted(said.causes);

const sorted = (causes: ReadyDraft['causes']): string =>
  JSON.stringify(
    Object.entries(causes)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
