import type { PlacementRequest } from '@ketenzicht/shared/placement';
import { sayDate } from '../say-date.js';
import { useInboxWords } from './useInboxWords.js';
import { useOwnWards } from './wards.context.js';

/** What somebody needs, in plain words; it names nobody. */
export function NeedFacts({ request: { need, titleEnds, note } }: { request: PlacementRequest }) {
  const { t, names, who, groups } = useInboxWords();
  const { regionName } = useOwnWards();
  const title = names(`title.${need.title}`);
  const ends = titleEnds
    ? t('titleEnds', { date: sayDate(titleEnds) })
    : need.title === 'voluntary'
      ? ''
      : t('titleEndUnknown');
  const facts: [string, string][] = [
    [t('neededFrom'), sayDate(need.neededFrom)],
    [t('who'), who(need)],
    [t('level'), names(`level.${need.securityLevel}`)],
    [t('intensityLabel'), need.careIntensity ? names(`intensity.${need.careIntensity}`) : t('intensityNone')],
    [t('groups'), groups(need)],
    [t('legalTitle'), [title, ends].filter(Boolean).join(', ')],
    [t('payerLabel'), need.payer === 'unclear' ? t('payerCalm') : names(`payer.${need.payer}`)],
    [t('region'), regionName(need.regionId)],
  ];
  return (
    <>
      <dl className="inbox-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note && (
        <div className="mt-4">
          <h3 className="text-[15px] font-normal text-mute">{t('note')}</h3>
          <p className="whitespace-pre-line">{note}</p>
        </div>
      )}
    </>
  );
}
