import type { TitleCode } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import type { Asked } from './asked.rules.js';
import { deliveryTexts } from './delivery.texts.js';

/** What the answer is an answer to, for on paper, where the questions do not stand. */
export function Given({ asked, titleName }: { asked: Asked; titleName: (code: TitleCode) => string }) {
  const t = useTexts(deliveryTexts);
  const yesNo = (one: Asked['treatment']) => t(one === 'unknown' ? 'unknownAnswer' : one);
  const rows: [string, string][] = [
    [t('kind'), asked.kind === '' ? t('kindUnknown') : titleName(asked.kind)],
    ...(asked.endsOn === '' ? [] : [[t('endsOn'), sayDate(asked.endsOn)] as [string, string]]),
    [t('law'), t(`law.${asked.law}`)],
    [t('profile'), asked.profile === '' ? t('noProfile') : t(`profile.${asked.profile}`)],
    [t('clustered'), yesNo(asked.clustered)],
    [t('treatment'), yesNo(asked.treatment)],
    [t('on'), asked.on === '' ? '' : sayDate(asked.on)],
  ];
  return (
    <dl className="delivery-given">
      {rows.map(([term, says]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}
