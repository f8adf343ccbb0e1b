import { timeNow, useNow, useWatched } from '../platform/clock.js';
import { texts, useLanguage, useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { pressure, sayLeft, spokenAt } from './clock.rules.js';

const countdownTexts = texts('placement-clock', {
  nl: {
    until: 'tot {{time}}',
    spoken_one: '{{what}}: nog {{count}} minuut',
    spoken_other: '{{what}}: nog {{count}} minuten',
    over: '{{what}}: verlopen',
    answerBy: 'Antwoord uiterlijk {{time}}',
    late: 'Antwoord was gevraagd tot {{time}}',
  },
  en: {
    until: 'until {{time}}',
    spoken_one: '{{what}}: {{count}} minute left',
    spoken_other: '{{what}}: {{count}} minutes left',
    over: '{{what}}: over',
    answerBy: 'Answer by {{time}}',
    late: 'An answer was asked by {{time}}',
  },
});

/** Ticks for the eye; for the ear it speaks at ten, five and one minute, and when it is over. */
export function Countdown({ until, what, quiet = false }: { until: string; what: string; quiet?: boolean }) {
  const t = useTexts(countdownTexts);
  const language = useLanguage();
  const end = Date.parse(until);
  const words = useWatched((now) => sayLeft(end - now.getTime(), language), 1_000);
  const state = useWatched((now) => pressure(end - now.getTime()), 1_000);
  const say = useWatched((now) => spokenAt(end - now.getTime()) ?? -1, 1_000);
  return (
    <span className="countdown" data-pressure={state}>
      <span>{what}</span> <strong>{words}</strong>{' '}
      {state !== 'late' && <span className="countdown-until">{t('until', { time: sayWhen(until, timeNow()) })}</span>}
      {!quiet && (
        <span role="status" className="sr-only">
          {say === 0 && t('over', { what })}
          {say > 0 && t('spoken', { what, count: say })}
        </span>
      )}
    </span>
  );
}

const twoHours = 7_200_000;

/** Until when a ward has to answer. Hours and days: it need not tick by the second. */
export function AnswerClock({ dueAt }: { dueAt: string }) {
  const t = useTexts(countdownTexts);
  const language = useLanguage();
  const now = useNow();
  const left = Date.parse(dueAt) - now.getTime();
  return (
    <span className="countdown" data-pressure={pressure(left, twoHours)}>
      {left <= 0 ? (
        <strong>{t('late', { time: sayDue(dueAt, language) })}</strong>
      ) : (
        <>
          <span>{t('answerBy', { time: sayDue(dueAt, language) })}</span> <strong>{sayLeft(left, language)}</strong>
        </>
      )}
    </span>
  );
}

/** A deadline at midnight is the end of the day before: "di 24 nov 24:00" is how one says it, and so it stands here. */
function sayDue(dueAt: string, language: 'nl' | 'en'): string {
  const justBefore = new Date(Date.parse(dueAt) - 1);
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(justBefore);
  const time = sayWhen(dueAt, new Date(dueAt));
  return `${day} ${time === '00:00' ? '24:00' : time}`;
}
