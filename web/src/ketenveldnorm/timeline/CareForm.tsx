import {
  careKinds,
  gapReasons,
  intensities,
  type CareKind,
  type GapReason,
  type Intensity,
} from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { useTimelineAround } from './around.context.js';
import { DayField, orNull, WordsField } from './fields.js';
import { nowOf } from './now.rules.js';
import { timelineNames } from './timeline.names.js';

const enough = 2;

/** Where care is given from a day on; no care says why. */
export function CareForm({ trajectory, timeline, today, onClose }: AddProps) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const [kind, setKind] = useState<CareKind | null>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [intensity, setIntensity] = useState<Intensity | null>(nowOf(timeline, today).care?.intensity ?? null);
  const [gapReason, setGapReason] = useState<GapReason | null>(null);
  const [from, setFrom] = useState(today);
  const [words, setWords] = useState('');
  const isGap = kind === 'gap';
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('care.title')}
      help={t('care.help')}
      sends={() => ({
        path: 'care-periods',
        body: {
          kind,
          from,
          intensity: isGap ? null : intensity,
          unitId: kind === 'ward' ? unitId : null,
          requestId: null,
          gapReason: isGap ? gapReason : null,
          words: orNull(words),
        },
      })}
      isDirty={words !== ''}
      onClose={onClose}
    >
      <OneOf
        legend={t('care.kind')}
        values={careKinds}
        value={kind}
        say={(one) => name(`care.${one}`)}
        onChange={setKind}
        required
      />
      {kind === 'ward' && <WardField value={unitId} onChange={setUnitId} />}
      {isGap ? (
        <OneOf
          legend={t('care.gap')}
          values={gapReasons}
          value={gapReason}
          say={(one) => name(`gap.${one}`)}
          onChange={setGapReason}
          required
        />
      ) : (
        <OneOf
          legend={t('care.intensity')}
          values={intensities}
          value={intensity}
          say={(one) => name(`intensity.${one}`)}
          onChange={setIntensity}
        />
      )}
      <DayField label={t('from')} value={from} onChange={setFrom} />
      <WordsField value={words} onChange={setWords} />
    </AddDialog>
  );
}

/** A ward of the register by a part of its name; the register is open data and asks nobody. */
function WardField({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useTexts(actTexts);
  const id = useId();
  const { findWards, ward } = useTimelineAround();
  const [words, setWords] = useState('');
  const isAsked = words.trim().length >= enough;
  const found = isAsked ? findWards(words) : [];
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('care.ward')}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          maxLength={60}
          value={words}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            onChange(null);
          }}
        />
        <small id={`${id}-help`}>{t('care.wardHelp')}</small>
      </div>
      {found.length > 0 && (
        <OneOf
          legend={t('care.found')}
          values={found.map((one) => one.id)}
          value={value}
          say={(one) => ward(one)?.name ?? ''}
          onChange={onChange}
          required
        />
      )}
      <p role="status" hidden={!isAsked || found.length > 0}>
        {t('care.none')}
      </p>
    </>
  );
}
