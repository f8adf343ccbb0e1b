import type { LogSearch as Search } from '@ketenzicht/shared/oversight';
import { useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { askTexts } from './ask.texts.js';
import { Check, DayField, EmployeeField, OrganisationField, TextField } from './fields.js';
import { LogLines } from './LogLine.js';
import { OversightPage } from './OversightPage.js';
import { oversightTexts } from './oversight.texts.js';
import { useLog } from './oversight.queries.js';
import { daysAgo, momentsOf, today } from './period.js';

/** "Wie keek waar?": the log itself. Nothing is asked before somebody asks, because asking is itself written down. */
export function LogSearch() {
  const t = useTexts(askTexts);
  const about = useTexts(oversightTexts);
  const given = useSearch({ from: '/oversight/log' });
  const now = timeNow();
  const [asked, setAsked] = useState<Search | null>(null);
  const [period, setPeriod] = useState({ from: given.from ?? daysAgo(now, 7), until: given.until ?? today(now) });
  const [actorId, setActor] = useState(given.actorId ?? '');
  const [organisationId, setOrganisation] = useState('');
  const [person, setPerson] = useState('');
  const [event, setEvent] = useState('');
  const [emergency, setEmergency] = useState(false);
  const [refused, setRefused] = useState(false);
  const log = useLog(asked);

  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setAsked({
      ...momentsOf(period),
      ...(actorId && { actorId }),
      ...(organisationId && { organisationId }),
      ...(person.trim() && { person: person.trim() }),
      ...(event.trim() && { event: event.trim() }),
      ...(emergency && { emergency }),
      ...(refused && { refused }),
    });
  };
  const page = (before: number | undefined) => asked && setAsked({ ...asked, before });

  return (
    <OversightPage title={t('logTitle')} lead={about('logged')}>
      <form onSubmit={submit} className="card oversight-form">
        <DayField label={t('from')} value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
        <DayField label={t('until')} value={period.until} onChange={(until) => setPeriod({ ...period, until })} />
        <EmployeeField value={actorId} onChange={setActor} />
        <OrganisationField value={organisationId} onChange={setOrganisation} />
        <TextField label={t('person')} help={t('personHelp')} value={person} onChange={setPerson} />
        <TextField label={t('event')} help={t('eventHelp')} value={event} onChange={setEvent} />
        <div className="wide flex flex-wrap items-center gap-x-6">
          <Check label={t('onlyEmergency')} value={emergency} onChange={setEmergency} />
          <Check label={t('onlyRefused')} value={refused} onChange={setRefused} />
          <button type="submit" className="button-act ml-auto max-md:w-full">
            {t('search')}
          </button>
        </div>
      </form>
      <Answer of={log}>
        {({ lines, next }) => (
          <section aria-live="polite">
            <p className="mt-6 text-mute">{lines.length === 0 ? t('nothing') : t('found', { count: lines.length })}</p>
            {lines.length > 0 && <LogLines lines={lines} />}
            <div className="mt-4 flex gap-3">
              {asked?.before !== undefined && (
                <button type="button" className="button" onClick={() => page(undefined)}>
                  {t('newest')}
                </button>
              )}
              {next !== null && (
                <button type="button" className="button" onClick={() => page(next)}>
                  {t('next')}
                </button>
              )}
            </div>
          </section>
        )}
      </Answer>
    </OversightPage>
  );
}
