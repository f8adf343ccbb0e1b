import type { PlacementRequest } from '@ketenzicht/shared/placement';
import { sayDate } from '../say-date.js';
import { useInboxWords } from './useInboxWords.js';
import { useOwnWards } from './wards.context.js';

/** What the card itself does not say yet: from when, how long the title lasts, who pays, and where somebody belongs. */
export function NeedFacts({ request: { need, titleEnds, note } }: { request: PlacementRequest }) {
  const { t, names } = useInboxWords();
  const { regionName } = useOwnWards();
  const title = names(`title.${need.title}`);
  const ends = titleEnds
    ? t('titleEnds', { date: sayDate(titleEnds) })
    : need.title === 'voluntary'
      ? ''
      : t('titleEndUnknown');
  const facts: [string, string][] = [
    [t('neededFrom'), sayDate(need.neededFrom)],
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
