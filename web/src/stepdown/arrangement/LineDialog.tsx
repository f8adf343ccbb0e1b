import {
  careWaaier,
  dayParts,
  givesReach,
  lineBys,
  respiteLimits,
  weekdays,
  type CareLine,
  type DayPart,
  type LineWhen,
  type Weekday,
} from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf, SomeOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { chooseBy, chooseWay } from './change.rules.js';

interface Props {
  line: CareLine;
  isNew: boolean;
  busy: boolean;
  /** In words. */
  problem: string | null;
  onKeep: (line: CareLine) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One way in which one part is done. What is not known yet stays open, and shows as such. */
export function LineDialog({ line: given, isNew, busy, problem, onKeep, onRemove, onClose }: Props) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const id = useId();
  const [line, setLine] = useState(given);
  const set = (part: Partial<CareLine>) => setLine({ ...line, ...part });
  const { ways, laws } = careWaaier[line.part];
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="arrangement-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onKeep(tidy(line));
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {name(`part.${line.part}`)}
        </h2>
        <OneOf
          legend={t('how')}
          values={Object.keys(ways)}
          value={line.way}
          say={(one) => name(`way.${line.part}.${one}` as 'way.meals.delivered')}
          onChange={(way) => setLine(chooseWay(line, way))}
        />
        <OneOf
          legend={t('who')}
          values={lineBys}
          value={line.by}
          say={(one) => name(`by.${one}`)}
          onChange={(by) => setLine(chooseBy(line, by))}
        />
        {(line.by === 'subcontractor' || line.by === 'technology') && (
          <TextOf
            label={t(line.by === 'subcontractor' ? 'organisation' : 'behind')}
            help={line.by === 'technology' ? t('behindHelp') : null}
            value={line.organisation ?? ''}
            max={80}
            onChange={(organisation) => set({ organisation })}
          />
        )}
        {givesReach(line) && (
          <TextOf
            label={t('phone')}
            help={t('phoneHelp')}
            type="tel"
            value={line.phone ?? ''}
            max={20}
            onChange={(phone) => set({ phone })}
          />
        )}
        <WhenFields when={line.when} isRespite={line.part === 'respite'} onWhen={(when) => set({ when })} />
        {line.by !== 'network' && (
          <OneOf
            legend={t('law')}
            values={[...laws, 'later'] as const}
            value={line.law ?? 'later'}
            say={(one) => (one === 'later' ? t('lawLater') : name(`law.${one}`))}
            onChange={(law) => set({ law: law === 'later' ? null : law })}
          />
        )}
        {problem && <Warning>{problem}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={busy} onCancel={onClose} />
        {!isNew && (
          <button type="button" className="link justify-self-start" disabled={busy} onClick={onRemove}>
            {t('remove')}
          </button>
        )}
      </form>
    </Dialog>
  );
}

/** An empty field is nothing said, and a number of nobody who comes is no number to call. */
const tidy = (line: CareLine): CareLine => ({
  ...line,
  organisation: line.organisation?.trim() || null,
  phone: givesReach(line) ? line.phone?.trim() || null : null,
});

interface TextProps {
  label: string;
  help: string | null;
  value: string;
  max: number;
  type?: 'text' | 'tel';
  onChange: (value: string) => void;
}
function TextOf({ label, help, value, max, type = 'text', onChange }: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        maxLength={max}
        autoComplete="off"
        {...(help && { 'aria-describedby': `${id}-help` })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {help && <small id={`${id}-help`}>{help}</small>}
    </div>
  );
}

interface WhenProps {
  when: LineWhen | null;
  isRespite: boolean;
  onWhen: (when: LineWhen) => void;
}
const kinds = ['always', 'week', 'month'] as const;
const beginWith: Record<(typeof kinds)[number], LineWhen> = {
  always: { kind: 'always' },
  week: { kind: 'week', days: [...weekdays], parts: ['morning'] },
  month: { kind: 'month', times: 1 },
};

function WhenFields({ when, isRespite, onWhen }: WhenProps) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  if (isRespite) return <NightFields when={when?.kind === 'nights' ? when : null} onWhen={onWhen} />;
  return (
    <>
      <OneOf
        legend={t('when')}
        values={kinds}
        value={when?.kind === 'nights' ? null : (when?.kind ?? null)}
        say={(one) => name(`kind.${one}`)}
        onChange={(kind) => onWhen(beginWith[kind])}
      />
      {when?.kind === 'week' && (
        <>
          <SomeOf
            legend={t('days')}
            values={weekdays.map(String)}
            value={when.days.map(String)}
            say={(one) => name(`dayShort.${one}` as 'dayShort.1')}
            onChange={(days) => days.length > 0 && onWhen({ ...when, days: days.map((one) => Number(one) as Weekday) })}
          />
          <SomeOf<DayPart>
            legend={t('times')}
            values={dayParts}
            value={when.parts}
            say={(one) => name(`time.${one}`)}
            sub={(one) => name(`hours.${one}`)}
            onChange={(parts) => parts.length > 0 && onWhen({ ...when, parts })}
          />
        </>
      )}
      {when?.kind === 'month' && (
        <NumberOf label={t('perMonth')} value={when.times} max={31} onChange={(times) => onWhen({ ...when, times })} />
      )}
    </>
  );
}

function NightFields({
  when,
  onWhen,
}: {
  when: Extract<LineWhen, { kind: 'nights' }> | null;
  onWhen: WhenProps['onWhen'];
}) {
  const t = useTexts(arrangementTexts);
  const now = when ?? { kind: 'nights' as const, perWeek: 2, perYear: 52 };
  return (
    <div className="grid gap-2">
      <div className="wait-pair">
        <NumberOf
          label={t('perWeek')}
          value={now.perWeek}
          max={respiteLimits.week}
          onChange={(perWeek) => onWhen({ ...now, perWeek })}
        />
        <NumberOf
          label={t('perYear')}
          value={now.perYear}
          max={respiteLimits.year}
          onChange={(perYear) => onWhen({ ...now, perYear })}
        />
      </div>
      <small className="text-mute">{t('limits')}</small>
    </div>
  );
}

interface NumberProps {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}
export function NumberOf({ label, value, max, onChange }: NumberProps) {
  return (
    <label className="field">
      {label}
      <input
        type="number"
        inputMode="numeric"
        required
        min={1}
        max={max}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
