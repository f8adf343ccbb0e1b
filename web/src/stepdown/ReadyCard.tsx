import type { Unit } from '@ketenzicht/shared/capacity';
import { isKnown, type ReadyCount } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { ReadyForm } from './ReadyForm.js';
import { useReady } from './stepdown.queries.js';
import { stepdownTexts } from './stepdown.texts.js';

/** Beside the beds and after them: who could leave, for whoever keeps the ward. It waits for nothing and nothing waits for it. */
export function ReadyCard({ unit }: { unit: Unit }) {
  const t = useTexts(stepdownTexts);
  const ready = useReady(unit.id);
  if (ready.isPending) return null;
  return (
    <section className="card grid gap-4 p-4" aria-labelledby="ready-title">
      <div>
        <h2 id="ready-title" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <p className="m-0 text-[15px] text-mute">{t('lead')}</p>
        {ready.data && <Age said={ready.data} />}
      </div>
      {ready.data ? (
        <ReadyForm said={ready.data} occupied={unit.capacity.occupied} />
      ) : (
        <>
          <p className="m-0 text-mute">{t('failed')}</p>
          <button type="button" className="button" onClick={() => void ready.refetch()}>
            {t('again')}
          </button>
        </>
      )}
      <p className="m-0">
        <Link to="/outflow/new" search={{ unitId: unit.id }} className="link inline-flex min-h-11 items-center">
          {t('person')}
        </Link>
      </p>
    </section>
  );
}

export function Age({ said }: { said: ReadyCount }) {
  const t = useTexts(stepdownTexts);
  const now = useNow();
  if (said.observedAt === null || said.validUntil === null) return null;
  const when = sayWhen(said.observedAt, now);
  return isKnown(said, now) ? (
    <p className="m-0 text-[15px] text-mute">{t('said', { when, until: sayWhen(said.validUntil, now) })}</p>
  ) : (
    <p className="m-0 text-[15px] text-warn">{t('lapsed', { when })}</p>
  );
}
