import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingProblem } from '../following.problems.js';
import { useWho } from '../following.queries.js';
import { followingTexts } from '../following.texts.js';

/** Hidden until asked for, because the screen stands on a desk where others walk by, and because the look counts. */
export function WhoCard({ personId }: { personId: string }) {
  const t = useTexts(followingTexts);
  const problem = useFollowingProblem();
  const who = useWho(personId);
  return (
    <section className="card mt-5 p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="grow text-lg font-semibold">{t('whoIsIt')}</h2>
        <button
          type="button"
          className="button print:hidden"
          disabled={who.isPending}
          onClick={() => (who.data ? who.reset() : who.mutate())}
        >
          {t(who.data ? 'hide' : 'show')}
        </button>
      </div>
      {who.data ? (
        <p className="mt-2">
          <strong>
            {who.data.givenNames} {who.data.familyName}
          </strong>
          {who.data.birthDate && `, ${who.data.birthDate.split('-').toReversed().join('-')}`}
          {who.data.phone && <span className="block">{who.data.phone}</span>}
        </p>
      ) : (
        <p className="mt-1 text-mute">{t('hidden')}</p>
      )}
      {who.isError && <Warning className="mt-2">{problem(who.error)}</Warning>}
      <Link to="/persons/$personId" params={{ personId }} className="link mt-2 inline-flex min-h-11 items-center">
        {t('toPerson')}
      </Link>
    </section>
  );
}
