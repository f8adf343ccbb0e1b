import { careParts, careWaaier } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementTexts } from './arrangement.texts.js';

/** Where each part and its ways were read. */
export function Sources() {
  const t = useTexts(arrangementTexts);
  const titles = Map.groupBy(
    careParts.map((part) => careWaaier[part].source),
    ({ title }) => title,
  );
  return (
    <details className="arrangement-details mt-4">
      <summary>{t('sourceTitle')}</summary>
      <p>{t('sourceLead')}</p>
      <ul className="list-disc pl-5">
        {[...titles].map(([title, those]) => (
          <li key={title}>
            {title}: {those.map(({ heading }) => `‘${heading}’`).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
