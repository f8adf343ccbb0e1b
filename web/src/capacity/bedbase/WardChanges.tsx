import type { WardChange } from '@ketenzicht/shared/bedbase';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { BeforeAfter } from './BeforeAfter.js';
import { baseChangesQuery } from './bedbase.queries.js';
import { bedbaseTexts } from './bedbase.texts.js';
import { sayMoment } from './say-when.js';

/** What a ward was before, for whoever may see the ward. Fetched when it is unfolded. */
export function WardChanges({ unitId }: { unitId: string }) {
  const t = useTexts(bedbaseTexts);
  const changes = useQuery(baseChangesQuery(unitId));
  if (!changes.data || changes.data.length === 0) return null;
  return (
    <section className="card mt-4 p-5" aria-labelledby="ward-changes">
      <h2 id="ward-changes" className="mb-3 text-lg font-semibold">
        {t('historyTitle')}
      </h2>
      {changes.data.map((change) => (
        <Change key={change.at} change={change} />
      ))}
    </section>
  );
}

function Change({ change }: { change: WardChange }) {
  const t = useTexts(bedbaseTexts);
  const language = useLanguage();
  return (
    <article className="border-t border-line py-3 first-of-type:border-0">
      <h3 className="m-0 text-base font-semibold">
        {change.kind === 'phone' ? t('phoneChange') : t(`kind.${change.kind}`)}
        <span className="font-normal text-mute"> · {sayMoment(change.at, language)}</span>
      </h3>
      {change.reason && <p className="m-0 text-mute">{change.reason}</p>}
      {change.kind !== 'close' && <BeforeAfter before={change.before} after={change.after} past />}
    </article>
  );
}
