import { rungs, type CaseCard, type Rung } from '@ketenzicht/shared/coordination';
import { localDate } from '@ketenzicht/shared/kernel';
import { useNow } from '../platform/clock.js';
import { texts, useLanguage, useTexts } from '../platform/i18n.js';
import { sayTime, sayWhen } from '../platform/say-time.js';
import { ageInWords, timeLeft } from '../ui/age.js';
import { leftOf, pressureOf } from './clock.rules.js';
import { coordinationNames } from './coordination.texts.js';
import { sayDate } from './say-date.js';

const clockTexts = texts('coordination-clock', {
  nl: {
    left: 'nog {{left}}',
    over: 'nu',
    climbs: 'dan naar {{rung}}',
    climbing: 'klimt naar {{rung}}',
    again: 'dan opnieuw gemeld',
    againNow: 'wordt opnieuw gemeld',
    still: 'staat stil',
    until: 'tot {{time}}',
    closed: 'afgerond',
    took: 'in {{time}}',
    on: 'klok loopt af {{time}}',
    atEnd: 'aan het eind van {{day}}',
  },
  en: {
    left: '{{left}} left',
    over: 'now',
    climbs: 'then to {{rung}}',
    climbing: 'climbs to {{rung}}',
    again: 'then told again',
    againNow: 'is told again',
    still: 'paused',
    until: 'until {{time}}',
    closed: 'closed',
    took: 'in {{time}}',
    on: 'clock ends {{time}}',
    atEnd: 'at the end of {{day}}',
  },
});

type Clocked = Pick<CaseCard, 'state' | 'deadline' | 'pausedUntil' | 'rungSince' | 'rung' | 'tookMinutes'>;
const above = (rung: Rung): Rung | undefined => rungs[rungs.indexOf(rung) + 1];

/** How long somebody still has, and what happens by itself after that. A line that empties says the same to the eye. */
export function CaseClock({ of: one, exact = false }: { of: Clocked; exact?: boolean }) {
  const t = useTexts(clockTexts);
  const now = useNow();
  const words = useClockWords(one, now);
  const pressure = pressureOf(one, now.getTime());
  // Midnight is the end of the day before: that is how one says it.
  const sayEnd = (at: string) =>
    sayTime(at) === '00:00' ? t('atEnd', { day: sayDate(localDate(new Date(Date.parse(at) - 1))) }) : sayWhen(at, now);
  return (
    <span className="case-clock" data-pressure={pressure}>
      <strong>{words.what}</strong>
      {pressure !== 'still' && (
        <span className="case-clock-line" aria-hidden="true">
          <span style={{ width: `${Math.round(leftOf(one, now.getTime()) * 100)}%` }} />
        </span>
      )}
      {words.after && <small>{words.after}</small>}
      {exact && one.state === 'open' && one.deadline && <small>{t('on', { time: sayEnd(one.deadline) })}</small>}
    </span>
  );
}

function useClockWords(one: Clocked, now: Date): { what: string; after: string | null } {
  const t = useTexts(clockTexts);
  const name = useTexts(coordinationNames);
  const language = useLanguage();
  if (one.state === 'closed') {
    const took = one.tookMinutes === null ? null : ageInWords(one.tookMinutes * 60_000, language);
    return { what: t('closed'), after: took && t('took', { time: took }) };
  }
  if (one.state === 'paused')
    return {
      what: t('still'),
      after: one.pausedUntil && t('until', { time: sayDate(localDate(new Date(one.pausedUntil)), 'short') }),
    };
  const left = one.deadline === null ? null : timeLeft(Date.parse(one.deadline), now.getTime(), language);
  const next = above(one.rung);
  const rung = next ? name(`rung.${next}`).toLowerCase() : '';
  if (left === null) return { what: t('over'), after: next ? t('climbing', { rung }) : t('againNow') };
  return { what: t('left', { left }), after: next ? t('climbs', { rung }) : t('again') };
}
