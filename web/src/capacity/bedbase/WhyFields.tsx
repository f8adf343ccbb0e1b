import { localDate } from '@ketenzicht/shared/kernel';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { bedbaseTexts } from './bedbase.texts.js';

export interface Why {
  reason: string;
  effectiveOn: string | null;
}

export function WhyFields({ why, onChange }: { why: Why; onChange: (why: Why) => void }) {
  const t = useTexts(bedbaseTexts);
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-[2fr_1fr]">
      <label className="field">
        {t('reason')}
        <input
          value={why.reason}
          onChange={(event) => onChange({ ...why, reason: event.target.value })}
          minLength={3}
          maxLength={500}
          required
        />
        <span className="text-[15px] font-normal text-mute">{t('reasonHelp')}</span>
      </label>
      <label className="field">
        {t('effectiveOn')}
        <input
          type="date"
          min={localDate(timeNow())}
          value={why.effectiveOn ?? ''}
          onChange={(event) => onChange({ ...why, effectiveOn: event.target.value || null })}
        />
        <span className="text-[15px] font-normal text-mute">{t('effectiveHelp')}</span>
      </label>
    </div>
  );
}
