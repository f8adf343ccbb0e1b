import type { Breach, BreachQuery } from '@ketenzicht/shared/oversight';
import { useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { hasText, useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { sayMoment } from '../platform/say-time.js';
import { askTexts } from './ask.texts.js';
import { DayField, EmployeeField, TextField } from './fields.js';
import { lineTexts } from './line.texts.js';
import { OversightPage } from './OversightPage.js';
import { useBreach } from './oversight.queries.js';
import { daysAgo, momentsOf, today } from './period.js';

/** "Wie raakt dit datalek?": whose data was seen, which parts, and what the authority has to be told. */
export function BreachSearch() {
  const t = useTexts(askTexts);
  const now = timeNow();
  const [asked, setAsked] = useState<BreachQuery | null>(null);
  const [period, setPeriod] = useState({ from: daysAgo(now, 7), until: today(now) });
  const [actorId, setActor] = useState('');
  const [sessionRef, setSession] = useState('');
  const [address, setAddress] = useState('');
  const breach = useBreach(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({
      ...momentsOf(period),
      ...(actorId && { actorId }),
      ...(sessionRef.trim() && { sessionRef: sessionRef.trim() }),
      ...(address.trim() && { address: address.trim() }),
    });
  };
  return (
    <OversightPage title={t('breachTitle')} lead={t('breachLead')}>
      <form onSubmit={submit} className="card oversight-form">
        <EmployeeField value={actorId} onChange={setActor} />
        <TextField label={t('session')} value={sessionRef} onChange={setSession} />
        <TextField label={t('address')} value={address} onChange={setAddress} />
        <DayField label={t('from')} value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
        <DayField label={t('until')} value={period.until} onChange={(until) => setPeriod({ ...period, until })} />
        <button type="submit" className="button-act">
          {t('search')}
        </button>
      </form>
      <Answer of={breach}>{(found) => asked && <Found breach={found} asked={asked} />}</Answer>
    </OversightPage>
  );
}

function Found({ breach, asked }: { breach: Breach; asked: BreachQuery }) {
  const t = useTexts(askTexts);
  const line = useTexts(lineTexts);
  if (breach.total === 0)
    return (
      <p role="status" className="card mt-4 p-6 text-mute">
        {t('affectedNone')}
      </p>
    );
  const say = (parts: readonly string[]) =>
    parts.map((name) => (hasText(lineTexts, `part.${name}`) ? line(`part.${name}` as 'part.file') : name)).join(', ');
  const organisations = breach.organisations.join(', ') || '–';
  const parts = say([...new Set(breach.persons.flatMap((person) => person.parts))]);
  return (
    <section aria-labelledby="affected">
      <div className="card mt-5 p-6">
        <h2 id="affected" className="text-2xl font-semibold">
          {t('affected', { count: breach.total })}
        </h2>
        <p className="mt-1 text-mute">
          {t('through', { lines: breach.lines, employees: breach.employees, organisations })}
        </p>
        <p className="mt-3 rounded-lg bg-warn-soft p-3 text-warn">
          {t('noticeBy', { when: sayMoment(breach.noticeBy) })}
        </p>
        <h3 className="mt-5 font-semibold">{t('draft')}</h3>
        <p className="mt-1">
          {t('draftText', {
            total: breach.total,
            parts,
            organisations,
            from: sayMoment(asked.from),
            until: sayMoment(asked.until),
          })}
        </p>
      </div>
      {breach.more && <p className="mt-4 text-mute">{t('more')}</p>}
      <ul role="list" className="card mt-4">
        {breach.persons.map((person) => (
          <li key={person.personId}>
            <article className="line">
              <p className="font-semibold">{person.reference ?? person.personId}</p>
              <p className="line-facts">
                <span>
                  {t('seen')}: {say(person.parts) || line('part.file')}
                </span>
                <span>
                  {t('moment')}: {sayMoment(person.first)} – {sayMoment(person.last)}
                </span>
                <span>{person.events.join(', ')}</span>
              </p>
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}
