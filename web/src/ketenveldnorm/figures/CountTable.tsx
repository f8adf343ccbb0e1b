import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { Told } from './Told.js';

const columns = ['followed', 'reported', 'included', 'ended'] as const;

interface Row extends Pick<FollowingQuarter, (typeof columns)[number]> {
  name: string;
}

/** What came, what went and who is followed, a row each. `labelledBy`: the heading above it. */
export function CountTable({ of, rows, labelledBy }: { of: string; rows: readonly Row[]; labelledBy: string }) {
  const t = useTexts(followingFiguresTexts);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="following-scroll" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table className="following-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              {columns.map((name) => (
                <td key={name}>
                  <Told count={one[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
