import type { Dwelling } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { homeTexts } from './home.texts.js';
import { useHomeWords } from './HomeWords.js';

/** What a refusal says beside its reason, where somebody else was quicker. */
export const nextBestOf = (error: unknown): readonly Dwelling[] | null =>
  error instanceof ProblemError && error.code === 'dwelling.gone'
    ? ((error.body as { nextBest?: Dwelling[] }).nextBest ?? [])
    : null;

/** For whoever came too late: what is most like it and can be had now. */
export function NextHomes({ homes, onGo }: { homes: readonly Dwelling[]; onGo?: () => void }) {
  const t = useTexts(homeTexts);
  const say = useHomeWords();
  if (homes.length === 0) return <p className="text-mute">{t('noNext')}</p>;
  return (
    <div>
      <p>{t('nextBest')}</p>
      <ul className="home-next" role="list">
        {homes.map((home) => (
          <li key={home.id}>
            <Link to="/homes/$dwellingId" params={{ dwellingId: home.id }} className="link" onClick={() => onGo?.()}>
              {say.title(home)}, {say.rent(home.rentCents)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
