import { localDate } from '@ketenzicht/shared/kernel';
import { hasText, useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { useAround } from './around.context.js';
import { caseTexts } from './case.texts.js';
import { coordinationNames } from './coordination.texts.js';
import { factTexts } from './fact.texts.js';
import { sayDate } from './say-date.js';
import { SidePart } from './SidePart.js';

/** What was so when it was brought. Each rule has its own facts; one without a word of ours keeps its name. */
export function Facts({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const t = useTexts(caseTexts);
  const say = useFactWords();
  const told = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (told.length === 0) return null;
  return (
    <SidePart title={t('facts')}>
      <p className="text-[15px] text-mute">{t('factsHelp')}</p>
      <dl className="facts">
        {told.map(([fact, value]) => (
          <div key={fact}>
            <dt>{say.name(fact)}</dt>
            <dd>{say.value(value)}</dd>
          </div>
        ))}
      </dl>
    </SidePart>
  );
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const day = /^\d{4}-\d\d-\d\d$/;
const groups = ['level', 'group', 'urgency', 'cause'] as const;

function useFactWords() {
  const t = useTexts(caseTexts);
  const f = useTexts(factTexts);
  const name = useTexts(coordinationNames);
  const { regionName, ward } = useAround();
  const sayText = (text: string): string => {
    if (instant.test(text)) return sayMoment(text);
    if (day.test(text)) return sayDate(localDate(new Date(`${text}T12:00:00Z`)));
    const place = regionName(text) || ward(text)?.name;
    if (place) return place;
    if (hasText(factTexts, `is.${text}`)) return f(`is.${text}` as 'is.K1');
    const known = groups.find((group) => hasText(coordinationNames, `${group}.${text}`));
    return known ? name(`${known}.${text}` as 'level.3') : text;
  };
  const value = (given: unknown): string => {
    if (typeof given === 'boolean') return t(given ? 'yes' : 'no');
    if (typeof given === 'number') return String(Math.round(given * 100) / 100).replace('.', ',');
    if (typeof given === 'string') return sayText(given);
    if (Array.isArray(given)) return given.map(value).join('; ') || '–';
    return Object.entries(given as object)
      .map(([key, one]) => `${nameOf(key)}: ${value(one)}`)
      .join(', ');
  };
  const nameOf = (fact: string) => (hasText(factTexts, fact) ? f(fact as 'waiting') : fact);
  return { name: nameOf, value };
}
