import type { Capacity } from '@ketenzicht/shared/capacity';

/** What the strip draws, in this order. `shut`: free, but the ward admits nobody. */
export const markKinds = ['occupied', 'held', 'free', 'shut', 'outOfUse', 'unknown'] as const;
export type MarkKind = (typeof markKinds)[number];

export interface BedMarks {
  counts: Record<MarkKind, number>;
  /** Beds that one mark stands for. */
  per: number;
}

export type BedFigure = Pick<Capacity, 'operational' | 'occupied' | 'held' | 'free' | 'outOfUse' | 'admissionStop'>;

/** Above this many beds one mark stands for several, so that a register of thousands stays a strip. */
const mostMarks = 160;
const bedsPerMark = [1, 5, 10, 25, 50, 100];

const none = (): Record<MarkKind, number> => ({ occupied: 0, held: 0, free: 0, shut: 0, outOfUse: 0, unknown: 0 });

/** A figure that is no longer a fact keeps its size, and nothing else. `places` is the size of a ward that never reported. */
export function bedMarks(figure: BedFigure, fresh: boolean, places: number | null = 0): BedMarks {
  const beds = none();
  const unusable = figure.outOfUse.reduce((sum, { count }) => sum + count, 0);
  if (fresh && figure.operational !== null) {
    beds.occupied = figure.occupied ?? 0;
    beds.held = figure.held;
    beds[figure.admissionStop === null ? 'free' : 'shut'] = figure.free ?? 0;
    beds.outOfUse = unusable;
  } else {
    beds.unknown = figure.operational === null ? (places ?? 0) : figure.operational + unusable;
  }
  return compress(beds);
}

function compress(beds: Record<MarkKind, number>): BedMarks {
  const total = markKinds.reduce((sum, kind) => sum + beds[kind], 0);
  const per = bedsPerMark.find((size) => total / size <= mostMarks) ?? Math.ceil(total / mostMarks);
  const counts = none();
  // One bed of a kind must not vanish in a large strip: every kind that is there has a mark.
  for (const kind of markKinds) counts[kind] = beds[kind] === 0 ? 0 : Math.max(1, Math.round(beds[kind] / per));
  return { counts, per };
}
