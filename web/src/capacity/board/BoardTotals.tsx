import type { Total } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import { boardTexts } from './board.texts.js';

/** The one answer: what is free and current, what is held, and over how many of how many wards that is known. */
export function BoardTotals({ total }: { total: Total }) {
  const t = useTexts(boardTexts);
  const { reporting, total: wards } = total.coverage;
  const isUnknown = wards > 0 && reporting === 0;
  return (
    <dl className="board-totals" data-total-available={total.available}>
      <div>
        <dd className={isUnknown ? 'text-warn' : 'text-free'}>{isUnknown ? '–' : total.available}</dd>
        <dt>{t('free')}</dt>
      </div>
      <div>
        <dd>{isUnknown ? '–' : total.held}</dd>
        <dt>{t('held')}</dt>
      </div>
      <div>
        <dd>
          {reporting} <small>{t('ofTotal', { total: wards })}</small>
        </dd>
        <dt>{t('current')}</dt>
      </div>
    </dl>
  );
}
