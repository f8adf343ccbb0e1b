import { sourceInfo, type DeliveryJudgement, type RuleSource } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { deliveryTexts } from './delivery.texts.js';

type Rule = DeliveryJudgement['rules'][number];

/** Whether it is law, since when, where one can read it, and whether somebody looked it up. */
export function Source({ rule: { nature, from, until, source, place, check, checkedBy } }: { rule: Rule }) {
  const t = useTexts(deliveryTexts);
  const span = from === null ? (until === null ? 'always' : 'until') : until === null ? 'from' : 'between';
  const days = t(`days.${span}`, { from: from ? sayDate(from) : '', until: until ? sayDate(until) : '' });
  return (
    <small className="delivery-source">
      <b>{t(`nature.${nature}`)}</b>, {days}. <Title of={source} />: {place}.{' '}
      {check === 'unchecked' && <b className="delivery-unchecked">{t('unchecked')}</b>}
      {checkedBy !== null && (
        <>
          {t('checkedBy')} <Title of={checkedBy} />.
        </>
      )}
    </small>
  );
}

function Title({ of }: { of: RuleSource }) {
  const { title, url } = sourceInfo[of];
  return url === null ? (
    title
  ) : (
    <a href={url} className="link" target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}
