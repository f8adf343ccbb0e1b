import { sourceInfo, type DeliveryJudgement } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { deliveryTexts } from './delivery.texts.js';

type Rule = DeliveryJudgement['rules'][number];

/** Whether it is law, since when, and where one can read it. */
export function Source({ rule: { nature, from, until, source, place } }: { rule: Rule }) {
  const t = useTexts(deliveryTexts);
  const span = from === null ? (until === null ? 'always' : 'until') : until === null ? 'from' : 'between';
  const days = t(`days.${span}`, { from: from ? sayDate(from) : '', until: until ? sayDate(until) : '' });
  const { title, url } = sourceInfo[source];
  return (
    <small className="delivery-source">
      <b>{t(`nature.${nature}`)}</b>, {days}.{' '}
      {url === null ? (
        title
      ) : (
        <a href={url} className="link" target="_blank" rel="noreferrer">
          {title}
        </a>
      )}
      : {place}.
    </small>
  );
}
