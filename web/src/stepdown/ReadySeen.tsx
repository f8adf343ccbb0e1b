import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { isKnown, mayReadReady, waitsFor } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Age } from './ReadyCard.js';
import { useReady } from './stepdown.queries.js';
import { stepdownTexts } from './stepdown.texts.js';

/** What a ward said, for whoever may see the ward. A ward that never said anything says nothing here either. */
export function ReadySeen({ unitId }: { unitId: string }) {
  return mayReadReady(useActor()) ? <Seen unitId={unitId} /> : null;
}

function Seen({ unitId }: { unitId: string }) {
  const t = useTexts(stepdownTexts);
  const now = useNow();
  const actor = useActor();
  const { data: said } = useReady(unitId);
  if (!said || said.ready === null) return null;
  const causes = waitsFor.flatMap((cause) => (said.causes[cause] ? [[cause, said.causes[cause]] as const] : []));
  return (
    <section className="card grid gap-2 p-5" aria-labelledby="ready-seen">
      <h2 id="ready-seen" className="text-lg font-semibold">
        {t('title')}
      </h2>
      {isKnown(said, now) ? (
        <>
          <p className="m-0">
            {said.ready === 0 ? t('seenNobody') : t('seen', { count: said.ready })}
            {said.readyLong ? `, ${t('seenLong', { count: said.readyLong })}` : ''}.
          </p>
          {causes.length > 0 && (
            <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              {causes.map(([cause, count]) => (
                <div key={cause} className="contents">
                  <dt className="text-mute">{t(`cause.${cause}`)}</dt>
                  <dd className="m-0">{count}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      ) : (
        <p className="m-0">{t('seenLapsed')}</p>
      )}
      <Age said={said} />
      {mayAsk({ ...actor, scopes: [] }, operations['wait.list']) && (
        <p className="m-0">
          <Link to="/outflow" search={{ unitId }} className="link inline-flex min-h-11 items-center">
            {t('whoWaits')}
          </Link>
        </p>
      )}
    </section>
  );
}
