import type { Need } from '@ketenzicht/shared/placement';
import { texts, useTexts } from '../platform/i18n.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { sayDate } from './say-date.js';

const needTexts = texts('placement-need', {
  nl: {
    years: '{{band}} jaar',
    payerUnclear: 'financiering nog niet duidelijk',
    from: 'nodig vanaf {{date}}',
    avoid: 'niet in {{regions}}',
    intensity: 'intensiteit {{letter}}',
  },
  en: {
    years: '{{band}} years',
    payerUnclear: 'funding not clear yet',
    from: 'needed from {{date}}',
    avoid: 'not in {{regions}}',
    intensity: 'intensity {{letter}}',
  },
});

/** What is needed, in plain words on one line or two. `full`: with what seldom decides. */
export function NeedWords({ need, full = false }: { need: Need; full?: boolean }) {
  const t = useTexts(needTexts);
  const name = useTexts(placementNames);
  const { regionName } = usePlaces();
  const first = [
    name(`level.${need.securityLevel}`),
    need.targetGroups.map((one) => name(`group.${one}`)).join(' + '),
    t('years', { band: need.ageBand.replace('-', '–') }),
    ...(need.sex ? [name(`sex.${need.sex}`)] : []),
    name(`title.${need.title}`),
  ];
  const rest = [
    `${regionName(need.regionId)}, ${name(`reach.${need.reach}`).toLowerCase()}`,
    ...(need.careIntensity ? [t('intensity', { letter: need.careIntensity })] : []),
    need.payer === 'unclear' ? t('payerUnclear') : name(`payer.${need.payer}`),
    t('from', { date: sayDate(need.neededFrom) }),
    ...(need.avoidRegionIds.length > 0
      ? [t('avoid', { regions: need.avoidRegionIds.map((id) => regionName(id)).join(', ') })]
      : []),
  ];
  return (
    <>
      <p className="need-words">{first.join(' · ')}</p>
      {full && <p className="text-mute">{rest.join(' · ')}</p>}
    </>
  );
}
