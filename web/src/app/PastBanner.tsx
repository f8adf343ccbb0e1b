import { boardTexts } from '../capacity/board/board.texts.js';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';

/** Nobody may take a past figure for a present one. */
export function PastBanner({ at, asKnown, onNow }: { at: Date; asKnown: boolean; onNow: () => void }) {
  const t = useTexts(boardTexts);
  return (
    <p className="past-banner" role="status">
      {t(asKnown ? 'pastKnown' : 'past', { moment: sayMoment(at) })} ·{' '}
      <button type="button" className="min-h-11 underline underline-offset-3" onClick={onNow}>
        {t('backToNow')}
      </button>
    </p>
  );
}
