import { closureReasons, type ClosureReason } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import { Stepper } from '../../ui/Stepper.js';
import { termTexts } from '../terms.texts.js';
import type { FieldsProps } from './EntryFigures.js';
import { entryTexts } from './entry.texts.js';

/** A count per reason; only the reasons that play are shown as numbers, the others wait to be chosen. */
export function OutOfUseFields({ draft, words, onChange }: FieldsProps) {
  const t = useTexts(entryTexts);
  const term = useTexts(termTexts);
  const chosen = closureReasons.filter((reason) => draft.outOfUse[reason] !== undefined);
  const others = closureReasons.filter((reason) => draft.outOfUse[reason] === undefined);
  const set = (reason: ClosureReason, count: number) => onChange({ outOfUse: { ...draft.outOfUse, [reason]: count } });
  const fault = words('/outOfUse');
  return (
    <>
      <p className="m-0 text-[15px] text-mute">{t('outOfUseHint')}</p>
      {chosen.map((reason, index) => (
        <Stepper
          key={reason}
          small
          label={capital(term(`reason.${reason}`))}
          value={draft.outOfUse[reason] ?? 0}
          onChange={(value) => set(reason, value ?? 0)}
          fault={index === 0 ? fault : undefined}
          less={t('less')}
          more={t('oneMore')}
        />
      ))}
      {others.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {others.map((reason) => (
            <button
              key={reason}
              type="button"
              className="entry-chip"
              aria-label={`${t('addReason')}: ${term(`reason.${reason}`)}`}
              onClick={() => set(reason, 1)}
            >
              + {term(`reason.${reason}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
