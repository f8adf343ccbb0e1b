import type { Signal } from '@ketenzicht/shared/coordination';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { useRegionName } from './region-names.context.js';
import { signalsTexts } from './signals.texts.js';

/** Facts are kept as they were, so that a fact that is missing in an old one is simply not told. */
const number = (fact: unknown): number => (typeof fact === 'number' ? fact : 0);
const word = (fact: unknown): string => (typeof fact === 'string' ? fact : '');

const percent = (fact: unknown): number => Math.round(100 * number(fact));

/** What the rule saw, in a sentence. */
export function FactSentence({ signal: { rule, facts } }: { signal: Signal }) {
  const t = useTexts(signalsTexts);
  const language = useLanguage();
  if (rule === 'K1')
    return t('K1', {
      days: number(facts['dryDays']).toLocaleString(language),
      norm: number(facts['normDays']),
      urgency: t(`urgency.${word(facts['urgency'])}` as 'urgency.crisis'),
    });
  if (rule === 'K2')
    return t('K2', {
      since: sayMoment(word(facts['waitsSince'])),
      norm: t(`norm.${word(facts['norm'])}` as 'norm.crisis'),
      ended: sayMoment(word(facts['normEnded'])),
    });
  if (rule === 'K3')
    return t('K3', {
      long: number(facts['readyLong']),
      occupied: number(facts['occupied']),
      share: percent(facts['share']),
      limit: percent(facts['shareLimit']),
    });
  return t('K5', { count: number(facts['freeElsewhere']) });
}

/** The rest of what it saw. */
export function MoreFacts({ signal: { rule, facts } }: { signal: Signal }) {
  const t = useTexts(signalsTexts);
  if (rule === 'K5') return <Elsewhere wards={facts['elsewhere']} />;
  if (rule === 'K3') return <Outflow facts={facts} />;
  if (rule !== 'K1') return null;
  const wards = number(facts['wards']);
  return (
    <ul className="mt-1 list-disc pl-5">
      <li>{t('waiting', { count: number(facts['waiting']) })}</li>
      {wards === 0 ? (
        <li>{t('noWards')}</li>
      ) : (
        <>
          <li>
            {t('pool', {
              wards,
              beds: number(facts['beds']),
              occupied: number(facts['occupied']),
              known: number(facts['wardsKnown']),
            })}
          </li>
          {number(facts['wardsKnown']) > 0 && (
            <li>{t('size', { share: Math.round(100 * number(facts['refusedShare'])) })}</li>
          )}
        </>
      )}
    </ul>
  );
}

function Outflow({ facts }: { facts: Signal['facts'] }) {
  const t = useTexts(signalsTexts);
  const [counted, not] = [number(facts['wardsCounted']), number(facts['wardsNotCounted'])];
  const causes = Object.entries((facts['waitFor'] ?? {}) as Record<string, number>).sort(([, a], [, b]) => b - a);
  return (
    <ul className="mt-1 list-disc pl-5">
      <li>{t('outflowPool', { beds: number(facts['beds']), ready: number(facts['ready']) })}</li>
      <li>{t(not === 0 ? 'outflowAll' : 'outflowWards', { counted, not })}</li>
      <li>{t('outflowChance', { share: percent(facts['shareAtLeast']) })}</li>
      {typeof facts['blockedSince'] === 'string' && (
        <li>{t('outflowSince', { at: sayMoment(facts['blockedSince']) })}</li>
      )}
      {causes.map(([cause, count]) => (
        <li key={cause}>{t('outflowCause', { count, cause: t(`waitFor.${cause}` as 'waitFor.other') })}</li>
      ))}
    </ul>
  );
}

type Free = { wardId: string; regionId: string; free: number | null; freeDays: number };
function Elsewhere({ wards }: { wards: unknown }) {
  const t = useTexts(signalsTexts);
  const regionName = useRegionName();
  return (
    <ul className="mt-1 list-disc pl-5">
      {(Array.isArray(wards) ? (wards as Free[]) : []).map(({ wardId, regionId, free, freeDays }) => (
        <li key={wardId}>{t('elsewhere', { region: regionName(regionId), free: free ?? '?', days: freeDays })}</li>
      ))}
    </ul>
  );
}
