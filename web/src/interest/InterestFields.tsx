import type { PublicRound } from '@ketenzicht/shared/interest';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import type { Draft, Field, Words } from './form.rules.js';
import { interestTexts } from './interest.texts.js';

interface Props {
  regions: PublicRound['regions'];
  draft: Draft;
  onDraft: (draft: Draft) => void;
  faults: ReadonlyMap<Field, Words>;
  /** Whose it is stays as it was. */
  changing?: boolean;
  mails?: boolean;
}
type Text = Exclude<Field, 'regionIds'>;

/** What is asked of a provider, in three parts. */
export function InterestFields({ regions, draft, onDraft, faults, changing = false, mails = true }: Props) {
  const t = useTexts(interestTexts);
  const id = useId();
  const line = (name: Text, more: Omit<LineProps, 'name' | 'id' | 'label' | 'value' | 'onValue' | 'fault'> = {}) => (
    <Line
      {...{ name, id: `${id}-${name}`, label: t(name), value: draft[name], ...more }}
      fault={faults.get(name) && t(faults.get(name) as Words)}
      onValue={(value) => onDraft({ ...draft, [name]: value })}
    />
  );
  return (
    <>
      <Part title={t('where')}>
        {line('organisation', { autoComplete: 'organization' })}
        {!changing && line('agb', { inputMode: 'numeric', help: t('agbHelp') })}
        {line('street', { autoComplete: 'street-address' })}
        <div className="interest-pair">
          {line('postcode', { autoComplete: 'postal-code' })}
          {line('city', { autoComplete: 'address-level2' })}
        </div>
      </Part>
      <Part title={t('who')}>
        {line('name', { autoComplete: 'name' })}
        {line('position', { autoComplete: 'organization-title' })}
        {!changing &&
          line('email', { type: 'email', autoComplete: 'email', help: t(mails ? 'emailHelp' : 'emailHelpNone') })}
      </Part>
      <Part title={t('what')}>
        <Districts
          {...{ regions, id: `${id}-regionIds`, chosen: draft.regionIds }}
          fault={faults.get('regionIds') && t(faults.get('regionIds') as Words)}
          onChosen={(regionIds) => onDraft({ ...draft, regionIds })}
        />
        {line('possibilities', { rows: 5, help: t('possibilitiesHelp') })}
        {line('ideas', { rows: 4 })}
      </Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="interest-part">
    <h2>{title}</h2>
    {children}
  </section>
);

interface LineProps {
  name: Text;
  id: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  fault: string | undefined;
  help?: string;
  /** A text of more than one line. */
  rows?: number;
  type?: 'email';
  inputMode?: 'numeric';
  autoComplete?: string;
}

function Line({ id, name, label, value, onValue, fault, help, rows, ...more }: LineProps) {
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    required: name !== 'ideas',
    'aria-invalid': fault !== undefined,
    'data-field': name,
    ...(described && { 'aria-describedby': described }),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...common} {...more} onChange={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onValue(event.currentTarget.value)} />
      )}
      {help && <small id={`${id}-help`}>{help}</small>}
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

const Fault = ({ id, children }: { id: string; children: string }) => (
  <p id={id} className="interest-fault">
    {children}
  </p>
);

interface DistrictsProps {
  regions: PublicRound['regions'];
  id: string;
  chosen: readonly string[];
  onChosen: (ids: string[]) => void;
  fault: string | undefined;
}

function Districts({ regions, id, chosen, onChosen, fault }: DistrictsProps) {
  const t = useTexts(interestTexts);
  const toggle = (one: string, on: boolean) =>
    onChosen(regions.flatMap((region) => ((region.id === one ? on : chosen.includes(region.id)) ? [region.id] : [])));
  return (
    <fieldset
      className="interest-districts"
      data-field="regionIds"
      tabIndex={-1}
      {...(fault && { 'aria-describedby': `${id}-fault` })}
    >
      <legend>{t('districts')}</legend>
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
      <div className="interest-choices">
        {regions.map((region) => (
          <label key={region.id}>
            <input
              type="checkbox"
              checked={chosen.includes(region.id)}
              onChange={(event) => toggle(region.id, event.currentTarget.checked)}
            />
            {region.name}
          </label>
        ))}
      </div>
      <button type="button" className="link min-h-11" onClick={() => onChosen(regions.map((region) => region.id))}>
        {t('every')}
      </button>
    </fieldset>
  );
}
