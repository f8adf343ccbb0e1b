import type { Changes } from '@ketenzicht/shared/live';

export interface Advance {
  revision: number;
  /** Something between ours and the frame's start never came: ask again from our own revision. */
  gap: boolean;
}

/** What a frame does to our place in the log. Over a gap we stay where we are, or the missed part would be lost for good. */
export function advance(revision: number, frame: Pick<Changes, 'from' | 'to'>): Advance {
  if (frame.from > revision) return { revision, gap: true };
  return { revision: Math.max(revision, frame.to), gap: false };
}
