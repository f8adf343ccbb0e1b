import { localDate } from '@ketenzicht/shared/kernel';
import type { ProgrammeInput, ProgrammeRegion, Stall } from '@ketenzicht/shared/ketenveldnorm';
import { useEffect, useId, useRef, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { FormActs } from '../../ui/FormActs.js';
import { useChangeProgramme } from './programme.queries.js';
import { programmeTexts } from './programme.texts.js';

/* Not from `shared`: the names are all that is needed, and the list is short. */
const stalls = [
  'noPartner',
  'noMoney',
  'noPeople',
  'noAgreement',
  'privacy',
  'waitsForOthers',
] as const satisfies readonly Stall[];

interface Props {
  region: ProgrammeRegion;
  onClose: (saved: boolean) => void;
}

const inputOf = ({ leadProvider, partners, startedOn, target, steps }: ProgrammeRegion): ProgrammeInput => ({
  leadProvider,
  partners,
  startedOn,
  target,
  steps: steps.map(({ step, plannedOn, doneOn, stall, note }) => ({ step, plannedOn, doneOn, stall, note })),
});
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** All of one region at once, as the table of the region would go through it. */
export function ProgrammeForm({ region, onClose }: Props) {
  const t = useTexts(programmeTexts);
  const problem = useProblemText();
  const id = useId();
  const [input, setInput] = useState(() => inputOf(region));
  const [partners, setPartners] = useState(region.partners.join('\n'));
  const change = useChangeProgramme(region);
  const first = useRef<HTMLInputElement>(null);
  // The button that opened this is gone, and the focus with it.
  useEffect(() => first.current?.focus(), []);
  const today = localDate(timeNow());
  const put = (more: Partial<ProgrammeInput>) => setInput({ ...input, ...more });
  return (
    <form
      className="programme-form"
      aria-label={t('form.title', { region: region.name })}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ ...input, partners: linesOf(partners) }, { onSuccess: () => onClose(true) });
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-lead`}>{t('lead_provider')}</label>
        <input
          ref={first}
          id={`${id}-lead`}
          maxLength={100}
          value={input.leadProvider ?? ''}
          onChange={(event) => put({ leadProvider: event.currentTarget.value || null })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-partners`}>{t('form.partners')}</label>
        <textarea
          id={`${id}-partners`}
          rows={4}
          value={partners}
          onChange={(event) => setPartners(event.currentTarget.value)}
        />
      </div>
      <Day
        id={`${id}-started`}
        label={t('startedOn')}
        value={input.startedOn}
        max={today}
        onChange={(startedOn) => put({ startedOn })}
      />
      <div className="field">
        <label htmlFor={`${id}-target`}>{t('form.target')}</label>
        <input
          id={`${id}-target`}
          type="number"
          min={0}
          max={2_000}
          value={input.target ?? ''}
          onChange={(event) =>
            put({ target: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
          }
        />
      </div>
      {input.steps.map((step, at) => (
        <StepFields
          key={step.step}
          step={step}
          today={today}
          onChange={(changed) => put({ steps: input.steps.with(at, changed) })}
        />
      ))}
      {change.isError && <p role="alert">{problem(change.error)}</p>}
      <FormActs act={t('save')} cancel={t('cancel')} busy={change.isPending} onCancel={() => onClose(false)} />
    </form>
  );
}

type Step = ProgrammeInput['steps'][number];

function StepFields({ step, today, onChange }: { step: Step; today: string; onChange: (step: Step) => void }) {
  const t = useTexts(programmeTexts);
  const id = useId();
  return (
    <fieldset>
      <legend>{t(`step.${step.step}`)}</legend>
      <Day
        id={`${id}-planned`}
        label={t('form.planned')}
        value={step.plannedOn}
        onChange={(plannedOn) => onChange({ ...step, plannedOn })}
      />
      <Day
        id={`${id}-done`}
        label={t('form.done')}
        value={step.doneOn}
        max={today}
        onChange={(doneOn) => onChange({ ...step, doneOn, ...(doneOn && { stall: null }) })}
      />
      <div className="field">
        <label htmlFor={`${id}-stall`}>{t('form.stall')}</label>
        <select
          id={`${id}-stall`}
          disabled={step.doneOn !== null}
          value={step.stall ?? ''}
          onChange={(event) => onChange({ ...step, stall: (event.currentTarget.value || null) as Stall | null })}
        >
          <option value="">{t('form.noStall')}</option>
          {stalls.map((stall) => (
            <option key={stall} value={stall}>
              {t(`stall.${stall}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('form.note')}</label>
        <input
          id={`${id}-note`}
          maxLength={300}
          value={step.note ?? ''}
          onChange={(event) => onChange({ ...step, note: event.currentTarget.value || null })}
        />
      </div>
    </fieldset>
  );
}

interface DayProps {
  id: string;
  label: string;
  value: string | null;
  max?: string;
  onChange: (value: string | null) => void;
}

function Day({ id, label, value, max, onChange }: DayProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        max={max}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </div>
  );
}
