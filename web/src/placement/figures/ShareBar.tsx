import type { PlacementFigures } from '@ketenzicht/shared/placement';

type Offered = Pick<PlacementFigures['offered'], 'share' | 'low' | 'high'>;

/** From nothing to always: the bar is the share, the line what it could be. The numbers stand beside it in words. */
export function ShareBar({ share, low, high }: Offered) {
  return (
    <span className="share-bar" aria-hidden="true">
      {share !== null && <span className="share-part" style={{ width: percent(share) }} />}
      {low !== null && high !== null && (
        <span className="share-interval" style={{ left: percent(low), width: percent(high - low) }} />
      )}
    </span>
  );
}

const percent = (share: number): string => `${share * 100}%`;
