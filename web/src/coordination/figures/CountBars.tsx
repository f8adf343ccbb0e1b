import { sayNumber } from '../../platform/say-figures.js';
import { useTexts } from '../../platform/i18n.js';
import { coordinationFiguresTexts } from './figures.texts.js';

export interface NamedCount {
  name: string;
  count: number | null;
}

/** Amounts by name, a bar for each; the number stands beside it, so that nobody has to measure. */
export function CountBars({ rows }: { rows: readonly NamedCount[] }) {
  const t = useTexts(coordinationFiguresTexts);
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  return (
    <ul className="count-bars">
      {rows.map(({ name, count }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="count-bar" aria-hidden="true">
            {count !== null && <span style={{ width: `${(100 * count) / most}%` }} />}
          </span>
          <span className="count-number">
            {count === null ? <span className="text-mute">{t('hidden')}</span> : sayNumber(count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
