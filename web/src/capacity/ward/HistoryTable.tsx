import type { HistoryDay } from '@ketenzicht/shared/capacity';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayShortDay } from './say-date.js';
import { wardTexts } from './ward.texts.js';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const range = (min: number | null, max: number | null) => (min === max ? String(min ?? '–') : `${min}–${max}`);

/** On a phone the table leaves out what says least, rather than scroll sideways. */
const narrow = (column: string) => (column === 'known' || column === 'reports' ? 'max-sm:hidden' : '');

/** The chart for who does not see it, newest day first. */
export function HistoryTable({ days }: { days: readonly HistoryDay[] }) {
  const t = useTexts(wardTexts);
  const language = useLanguage();
  return (
    <table className="w-full border-collapse text-right text-[15px] whitespace-nowrap">
      <thead className="text-mute">
        <tr>
          {(['date', 'operational', 'occupied', 'free', 'known', 'closed', 'reports'] as const).map((column) => (
            <th
              key={column}
              scope="col"
              className={`py-2 pl-3 font-normal first:pl-0 first:text-left ${narrow(column)}`}
            >
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ date, capacity, known, closed, freeMin, freeMax, reports }) => (
          <tr key={date} className="border-t border-line">
            <th scope="row" className="py-1.5 text-left font-normal">
              {sayShortDay(date, language)}
            </th>
            {Object.entries({
              operational: known > 0 ? capacity.operational : '–',
              occupied: known > 0 ? capacity.occupied : '–',
              free: range(freeMin, freeMax),
              known: percent(known),
              closed: closed > 0 ? percent(closed) : '',
              reports,
            }).map(([column, value]) => (
              <td key={column} className={`py-1.5 pl-3 ${narrow(column)}`}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
