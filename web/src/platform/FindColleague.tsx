import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { OneOf } from '../ui/Choices.js';
import { useMustChoose } from '../ui/useMustChoose.js';
import { useSettled } from '../ui/useSettled.js';
import { findColleagueTexts } from './find-colleague.texts.js';
import './find-colleague.css';
import { ask } from './http.js';
import { useTexts } from './i18n.js';

/** Milliseconds that the hand rests: not each letter is a question. */
const typing = 300;
/** From so many letters on the server looks. */
const enough = 2;

export interface Found {
  id: string;
  name: string;
  role: string;
  organisationName: string | null;
}
interface Props {
  /** Where one asks who could be meant, by a part of a name in the body. */
  at: string;
  /** What being chosen means for whoever is. */
  help: string;
  noOne: string;
  sayRole: (role: string) => string;
  value: Found | null;
  onChange: (who: Found | null) => void;
}

/** Somebody with an account, by a few letters of a name or an organisation. Words alone are no choice. */
export function FindColleague({ at, help, noOne, sayRole, value, onChange }: Props) {
  const t = useTexts(findColleagueTexts);
  const id = useId();
  const [words, setWords] = useState('');
  const field = useMustChoose(value !== null, t('chooseOne'));
  useEffect(() => field.current?.focus(), [field]);
  const settled = useSettled(words.trim(), typing);
  const { data: people, isError } = useFound(at, settled);
  const byId = (one: string) => people?.find((other) => other.id === one);
  const isThere = settled.length >= enough && people !== undefined && people.length > 0;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('who')}</label>
        <input
          ref={field}
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
        <small id={`${id}-help`}>{help}</small>
      </div>
      {isThere && (
        <div className="found-people">
          <OneOf
            legend={t('found')}
            values={people.map((one) => one.id)}
            value={value?.id ?? null}
            say={(one) => byId(one)?.name ?? ''}
            sub={(one) => [sayRole(byId(one)?.role ?? ''), byId(one)?.organisationName].filter(Boolean).join(', ')}
            onChange={(one) => onChange(byId(one) ?? null)}
            required
          />
        </div>
      )}
      <p role="status" hidden={isThere || (people === undefined && !isError)}>
        {people?.length === 0 && noOne}
        {isError && t('failed')}
      </p>
    </>
  );
}

/** Kept no longer than the form is there: each look is in the log of the one who looked. */
const useFound = (at: string, text: string) =>
  useQuery({
    queryKey: ['colleagues', at, text],
    queryFn: ({ signal }) => ask<Found[]>(at, { method: 'POST', body: { text }, signal }),
    enabled: text.length >= enough,
    staleTime: 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
