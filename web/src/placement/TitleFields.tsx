import { titleCodes, titleEnds, titleInfo, type TitleCode, type TitleInfo } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { withTitle } from './draft.rules.js';
import type { FieldsProps } from './NeedForm.js';
import { placementNames } from './placement.texts.js';
import { sayDate } from './say-date.js';
import { searchTexts } from './search.texts.js';

const groups = ['wvggz', 'wzd', 'voluntary', 'wfz23', 'forensic'] as const;
const codesIn = (group: (typeof groups)[number]): TitleCode[] =>
  titleCodes.filter((code) => titleInfo[code].group === group);

/** On what ground somebody may be kept, and until when by the law's own count. */
export function TitleFields({ draft, onDraft }: FieldsProps) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const info: TitleInfo = titleInfo[draft.title];
  return (
    <div className="grid gap-3">
      <label className="field">
        {t('legalTitle')}
        <select
          value={draft.title}
          onChange={(event) => onDraft(withTitle(draft, event.currentTarget.value as TitleCode))}
        >
          {groups.map((group) => (
            <optgroup key={group} label={name(`titleGroup.${group}`)}>
              {codesIn(group).map((code) => (
                <option key={code} value={code}>
                  {name(`title.${code}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {draft.title !== 'voluntary' && <TitleDates info={info} draft={draft} onDraft={onDraft} />}
    </div>
  );
}

function TitleDates({ info, draft, onDraft }: FieldsProps & { info: TitleInfo }) {
  const t = useTexts(searchTexts);
  const field = info.term ? 'titleFrom' : 'titleUntil';
  const { title, titleExtended } = draft;
  const dates = { titleFrom: draft.titleFrom || null, titleUntil: draft.titleUntil || null };
  const end = titleEnds({ title, titleExtended, ...dates });
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
        <label className="field max-w-48">
          {t(field)}
          <input
            type="date"
            value={draft[field]}
            onChange={(event) => onDraft({ ...draft, [field]: event.currentTarget.value })}
          />
        </label>
        {info.extended && (
          <label className="flex min-h-12 items-center gap-2">
            <input
              type="checkbox"
              className="size-5"
              checked={titleExtended}
              onChange={() => onDraft({ ...draft, titleExtended: !titleExtended })}
            />
            {t('titleExtended')}
          </label>
        )}
      </div>
      {end && info.term && (
        <p role="status" className="text-[15px]">
          <strong>{t('titleEnds', { date: sayDate(end) })}</strong>{' '}
          <span className="text-mute">{t(info.assumed ? 'titleAssumed' : 'titleCount')}</span>
        </p>
      )}
    </>
  );
}
