import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { CountBars, type NamedCount } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { followingFiguresTexts } from './following-figures.texts.js';

export function IntensityCard({ byIntensity }: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  const rows = byIntensity.map(({ intensity, count }) => ({ name: t(`intensity.${intensity}`), count }));
  return <Named id="figure-intensity" title={t('characteristics')} rows={rows} />;
}

export function TermCard({ byTerm }: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  const rows = byTerm.map(({ term, count }) => ({ name: t('term', { term }), count }));
  return <Named id="figure-terms" title={t('terms')} rows={rows} />;
}

export function ReasonCard({ byReason }: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  const rows = byReason.map(({ reason, count }) => ({ name: t(`reason.${reason}`), count }));
  return <Named id="figure-reasons" title={t('reasons')} rows={rows} />;
}

export function GroundCard({ byGround }: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  const rows = byGround.map(({ ground, count }) => ({ name: t(`ground.${ground}`), count }));
  return <Named id="figure-grounds" title={t('grounds')} rows={rows} />;
}

/** What nobody counts for is left out; what is not told is named in one sentence, in the order of the list, which tells nothing. */
function Named({ id, title, rows }: { id: string; title: string; rows: readonly NamedCount[] }) {
  const t = useTexts(followingFiguresTexts);
  const told = rows.filter(({ count }) => count !== null && count > 0);
  const hidden = rows.filter(({ count }) => count === null).map(({ name }) => name.toLocaleLowerCase('nl'));
  return (
    <section className="card figure-card" aria-labelledby={id}>
      <h3 id={id} className="text-[17px] font-semibold">
        {title}
      </h3>
      {told.length > 0 && <CountBars rows={told} hidden={t('hidden')} />}
      {told.length === 0 && hidden.length === 0 && <p className="figure-note">{t('noneOfThese')}</p>}
      {hidden.length > 0 && <p className="figure-note">{t('tooFew', { names: hidden.join(', ') })}</p>}
    </section>
  );
}
