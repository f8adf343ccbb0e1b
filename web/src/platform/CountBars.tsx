import '../ui/figures.css';
import { sayNumber, sayPercent } from './say-figures.js';

export interface NamedCount {
  name: string;
  /** Null: too few to say. */
  count: number | null;
  share?: number | null;
}

/** Amounts by name, a bar for each; the number stands beside it, so that nobody has to measure. `hidden`: what stands where a number may not. */
export function CountBars({ rows, hidden }: { rows: readonly NamedCount[]; hidden: string }) {
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  return (
    <ul className="count-bars">
      {rows.map(({ name, count, share = null }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="count-bar" aria-hidden="true">
            {count !== null && <span style={{ width: `${(100 * count) / most}%` }} />}
          </span>
          <span className="count-number">
            {count === null ? <span className="text-mute">{hidden}</span> : sayNumber(count)}
            {share !== null && <span className="text-mute"> · {sayPercent(share)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
