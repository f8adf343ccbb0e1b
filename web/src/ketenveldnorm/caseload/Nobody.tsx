import { useTexts } from '../../platform/i18n.js';
import type { CaseloadSearch } from './caseload.search.js';
import { caseloadTexts } from './caseload.texts.js';

/** A good day, or the first one. */
export function Nobody({ search: { scope, reason }, onClear }: { search: CaseloadSearch; onClear: () => void }) {
  const t = useTexts(caseloadTexts);
  const [title, help] =
    reason !== undefined
      ? [t('noMatch'), null]
      : scope === 'region'
        ? [t('noneRegion'), t('noneRegionHelp')]
        : [t('none'), t('noneHelp')];
  return (
    <div className="card mt-5 p-8 text-center" role="status">
      <p className="text-lg font-semibold">{title}</p>
      {help && <p className="mt-1 text-mute">{help}</p>}
      {reason !== undefined && (
        <button type="button" className="button mt-4" onClick={onClear}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}
