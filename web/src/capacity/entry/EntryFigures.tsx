import type { Capacity, Warning } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import { BedStrip } from '../../ui/BedStrip.js';
import { Stepper } from '../../ui/Stepper.js';
import { draftFree, type Draft, type Reading } from './draft.rules.js';
import { entryTexts } from './entry.texts.js';
import { HoldNote } from './HoldNote.js';
import { holdsLost } from './holds.rules.js';
import type { FaultWords } from './useFaultWords.js';

export interface FieldsProps {
  base: Capacity;
  draft: Draft;
  reading: Reading;
  words: FaultWords;
  onChange: (part: Partial<Draft>) => void;
}

/** The two numbers that are asked, and the one that follows from them. */
export function EntryFigures({ unitId, base, draft, reading, words, onChange }: FieldsProps & { unitId: string }) {
  const t = useTexts(entryTexts);
  const jump = (field: Warning['field']) => {
    const warning = reading.warnings.find((one) => one.field === field);
    return warning && t('jump', { field: t(field), from: warning.from, to: warning.to });
  };
  const stepper = (field: 'operational' | 'occupied') => (
    <Stepper
      label={t(field)}
      hint={base[field] !== null && draft[field] !== base[field] ? t('was', { count: base[field] }) : t(`${field}Hint`)}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
      fault={words(`/${field}`)}
      warning={jump(field)}
      less={t('less')}
      more={t('oneMore')}
    />
  );
  return (
    <div className="card divide-y divide-line px-4">
      {stepper('operational')}
      {stepper('occupied')}
      <Outcome
        unitId={unitId}
        base={base}
        draft={draft}
        current={reading.current}
        isExplained={words('/occupied') !== undefined}
      />
    </div>
  );
}

interface OutcomeProps extends Pick<FieldsProps, 'base' | 'draft'> {
  unitId: string;
  /** About now; a correction of the past moves no hold. */
  current: boolean;
  isExplained: boolean;
}

function Outcome({ unitId, base, draft, current, isExplained }: OutcomeProps) {
  const t = useTexts(entryTexts);
  const free = draftFree(draft, base.held);
  const tooMany =
    !isExplained && draft.operational !== null && draft.occupied !== null && draft.occupied > draft.operational;
  const { operational, occupied } = draft;
  const isAboutNow = free !== null && current && operational !== null && occupied !== null;
  const lost = isAboutNow ? holdsLost({ operational, occupied }, base) : 0;
  const figure = {
    operational: free === null ? null : draft.operational,
    occupied: draft.occupied,
    held: base.held - lost,
    free,
    outOfUse: Object.entries(draft.outOfUse).map(([reason, count]) => ({ reason: reason as 'staff', count })),
    admissionStop: draft.stop && { reason: draft.stop.reason },
  };
  const beside = [t(free === null ? 'freeFollows' : 'free'), ...(draft.stop ? [t('shut')] : [])];
  return (
    <div className="grid gap-3 py-4">
      <output className="flex min-h-14 items-baseline gap-3" aria-live="polite">
        <span
          className={`text-[54px] leading-none font-bold ${free ? (draft.stop ? 'text-ink' : 'text-free') : 'text-mute'}`}
        >
          {free ?? '–'}
        </span>
        <span className={tooMany ? 'text-warn' : 'text-mute'}>
          {tooMany
            ? t('capacity.occupied_above_operational', {
                occupied: draft.occupied ?? 0,
                operational: draft.operational ?? 0,
              })
            : beside.join(' · ')}
        </span>
      </output>
      <HoldNote unitId={unitId} base={base} lost={lost} />
      <BedStrip size="big" capacity={figure} fresh={free !== null} places={draft.operational ?? 0} />
    </div>
  );
}
