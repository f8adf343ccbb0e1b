import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { PersonSearch as Question } from '@ketenzicht/shared/person';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { FoundList } from './FoundList.js';
import { useSearch } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { TextField } from './TextField.js';
import './person.css';

const ways = ['reference', 'name'] as const;
type Way = (typeof ways)[number];

/** "Wie zoekt u?": by reference, or by name and date of birth together. What was typed goes in a body, and nowhere else. */
export function PersonSearch() {
  const t = useTexts(personTexts);
  const actor = useActor();
  const search = useSearch();
  const refusal = useRefusal();
  const [way, setWay] = useState<Way>('reference');
  const [typed, setTyped] = useState({ reference: '', familyName: '', birthDate: '' });
  const set = (field: keyof typeof typed) => (value: string) => setTyped({ ...typed, [field]: value });
  useEffect(() => void (document.title = `${t('searchTitle')} · Ketenzicht`), [t]);

  const { reference, familyName, birthDate } = typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate((way === 'reference' ? { reference } : { familyName, birthDate }) satisfies Question);
  };

  return (
    <div className="mx-auto max-w-2xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('searchTitle')}</h1>
      <p className="mt-1 text-mute">{t('searchHelp')}</p>
      <form onSubmit={submit} className="card mt-5 grid gap-4 p-5">
        <fieldset className="choice mt-0!">
          <legend>{t('searchBy')}</legend>
          {ways.map((one) => (
            <label key={one}>
              <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
              <span>{t(one === 'reference' ? 'byReference' : 'byName')}</span>
            </label>
          ))}
        </fieldset>
        {way === 'reference' ? (
          <TextField
            label={t('reference')}
            note={t('referenceHint')}
            value={reference}
            fault={refusal.at(search.error, '/reference')}
            onValue={set('reference')}
            required
            maxLength={20}
            autoCapitalize="characters"
            spellCheck={false}
          />
        ) : (
          <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
            <TextField
              label={t('familyName')}
              value={familyName}
              onValue={set('familyName')}
              required
              maxLength={100}
            />
            <TextField label={t('birthDate')} type="date" value={birthDate} onValue={set('birthDate')} required />
          </div>
        )}
        {search.isError && (
          <p role="alert" className="text-warn">
            {refusal.at(search.error, '/reference') || refusal.at(search.error, '') || refusal.about(search.error)}
          </p>
        )}
        <button type="submit" className="button-act justify-self-start" disabled={search.isPending}>
          {t(search.isPending ? 'searching' : 'search')}
        </button>
      </form>
      <div role="status">{search.data && <FoundList persons={search.data.persons} />}</div>
      {mayAsk({ ...actor, scopes: [] }, operations['person.register']) && (
        <p className="mt-6">
          <Link to="/persons/new" className="link">
            {t('register')}
          </Link>
        </p>
      )}
    </div>
  );
}
