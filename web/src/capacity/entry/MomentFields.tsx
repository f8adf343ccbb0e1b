import { correctionWindow } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import { DateTimeFields } from './DateTimeFields.js';
import type { FieldsProps } from './EntryFigures.js';
import { entryTexts } from './entry.texts.js';
import { instantsOf, localMoment } from './local-moment.rules.js';

/** A correction: the figures above were so at an earlier moment. In the night that the clock goes back, one hour has to be chosen. */
export function MomentFields({ draft: { moment }, reading, words, onChange, now }: FieldsProps & { now: Date }) {
  const t = useTexts(entryTexts);
  const twice = moment !== null && instantsOf(moment)?.length === 2;
  const fault = words('/observedAt');
  return (
    <>
      <label className="entry-check">
        <input
          type="checkbox"
          checked={moment !== null}
          onChange={(event) =>
            onChange({ moment: event.currentTarget.checked ? { ...localMoment(now), second: null } : null })
          }
        />
        {t('momentOn')}
      </label>
      <p className="m-0 text-[15px] text-mute">{t(moment && !reading.current ? 'momentPast' : 'momentHint')}</p>
      {moment && (
        <DateTimeFields
          legend={t('moment')}
          value={moment}
          onChange={(value) => onChange({ moment: { ...value, second: null } })}
          fault={fault}
          min={localMoment(new Date(now.getTime() - correctionWindow)).date}
          max={localMoment(now).date}
        />
      )}
      {moment && twice && (
        <fieldset className="m-0 border-0 p-0">
          <legend className="p-0 text-warn">{t('whichHour')}</legend>
          {([false, true] as const).map((second) => (
            <label key={String(second)} className="entry-check">
              <input
                type="radio"
                name="which-hour"
                checked={moment.second === second}
                onChange={() => onChange({ moment: { ...moment, second } })}
              />
              {t(second ? 'secondHour' : 'firstHour')}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
