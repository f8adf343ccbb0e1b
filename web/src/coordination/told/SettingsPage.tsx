import { noticeTopics, type MyNoticePreferences, type NoticePreferences } from '@ketenzicht/shared/coordination';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { Warning } from '../../ui/Warning.js';
import { PushCard } from './PushCard.js';
import { settingsTexts } from './settings.texts.js';
import { preferencesQuery, usePrefer } from './told.queries.js';
import { toldTexts } from './told.texts.js';

/** "Waarover wilt u bericht?": in the app always; elsewhere as one likes. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const problem = useProblemText();
  const { data, error, refetch } = useQuery(preferencesQuery);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  if (error)
    return <Notice title={t('failed')} text={problem(error)} action={t('again')} onAction={() => void refetch()} />;
  if (!data) return <Loading>{t('loading')}</Loading>;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8">
      <h1 className="m-0 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="m-0 mt-1 text-mute">{t('help')}</p>
      <Choices mine={data} />
      <PushCard publicKey={data.pushKey} />
    </div>
  );
}

const ways = ['mail', 'push'] as const;
const night = { from: '22:00', to: '07:00' };
const of = ({ channels, quiet, email, language }: NoticePreferences): NoticePreferences => ({
  channels,
  quiet,
  email,
  language,
});

function Choices({ mine }: { mine: MyNoticePreferences }) {
  const t = useTexts(settingsTexts);
  const problem = useProblemText();
  const [wanted, setWanted] = useState(() => of(mine));
  const save = usePrefer();
  const set = (more: Partial<NoticePreferences>) => {
    save.reset();
    setWanted({ ...wanted, ...more });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wanted);
  };
  const { quiet } = wanted;
  return (
    <form onSubmit={submit} className="card mt-5 grid gap-5 p-5 lg:p-6">
      {save.isError && <Warning className="m-0">{problem(save.error)}</Warning>}
      <label className="field">
        {t('email')}
        <input
          type="email"
          autoComplete="email"
          maxLength={200}
          value={wanted.email ?? ''}
          onChange={(event) => set({ email: event.target.value.trim() || null })}
        />
        <span className="text-[15px] font-normal text-mute">{t(mine.mail ? 'emailHelp' : 'noMail')}</span>
      </label>
      <Topics wanted={wanted} set={set} />
      <fieldset className="m-0 grid gap-3 border-0 p-0">
        <legend className="mb-1 p-0 font-semibold">{t('quiet')}</legend>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5"
            checked={quiet !== null}
            onChange={(event) => set({ quiet: event.target.checked ? night : null })}
          />
          {t('quietOn')}
        </label>
        {quiet && (
          <div className="flex flex-wrap gap-4">
            {(['from', 'to'] as const).map((end) => (
              <label key={end} className="field">
                {t(end)}
                <input
                  type="time"
                  required
                  value={quiet[end]}
                  onChange={(event) => set({ quiet: { ...quiet, [end]: event.target.value } })}
                />
              </label>
            ))}
          </div>
        )}
      </fieldset>
      <label className="field">
        {t('language')}
        <select
          value={wanted.language}
          onChange={(event) => set({ language: event.target.value === 'en' ? 'en' : 'nl' })}
        >
          <option value="nl" lang="nl">
            Nederlands
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-act" disabled={save.isPending}>
          {t(save.isPending ? 'busy' : 'save')}
        </button>
        <p role="status" className="m-0">
          {save.isSuccess && t('saved')}
        </p>
      </div>
    </form>
  );
}

interface TopicsProps {
  wanted: NoticePreferences;
  set: (more: Partial<NoticePreferences>) => void;
}

function Topics({ wanted: { channels }, set }: TopicsProps) {
  const t = useTexts(settingsTexts);
  const say = useTexts(toldTexts);
  return (
    <fieldset className="m-0 border-0 p-0">
      <legend className="mb-1 p-0 font-semibold">{t('topics')}</legend>
      <ul role="list" className="m-0 list-none divide-y divide-line p-0">
        {noticeTopics.map((topic) => {
          const chosen: readonly string[] = channels[topic] ?? ways;
          return (
            <li key={topic} className="flex flex-wrap items-center gap-x-5">
              <span className="min-w-0 flex-1 basis-60 py-1">{say(`topic.${topic}`)}</span>
              {ways.map((way) => (
                <label key={way} className="flex min-h-11 items-center gap-2">
                  <input
                    type="checkbox"
                    className="size-5"
                    aria-label={t('by', { topic: say(`topic.${topic}`), channel: t(way) })}
                    checked={chosen.includes(way)}
                    onChange={(event) =>
                      set({
                        channels: {
                          ...channels,
                          [topic]: ways.filter((one) => (one === way ? event.target.checked : chosen.includes(one))),
                        },
                      })
                    }
                  />
                  {t(way)}
                </label>
              ))}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
