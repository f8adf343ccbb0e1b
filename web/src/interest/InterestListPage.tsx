import type { PublicRound } from '@ketenzicht/shared/interest';
import { Link } from '@tanstack/react-router';
import { Answer } from '../platform/Answer.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { usePublicRounds } from './interest.queries.js';
import { interestTexts } from './interest.texts.js';
import { PublicFrame } from './PublicFrame.js';
import { endOf, sayDeadline } from './say-deadline.js';

/** Which rounds there are, for whoever comes along. */
export function InterestListPage() {
  const t = useTexts(interestTexts);
  const rounds = usePublicRounds();
  return (
    <PublicFrame title={t('listTitle')}>
      <h1>{t('listTitle')}</h1>
      <p className="mt-2 text-mute">{t('listLead')}</p>
      <Answer of={rounds}>
        {({ rounds: all }) =>
          all.length === 0 ? (
            <p className="card mt-6 p-6">{t('none')}</p>
          ) : (
            <ul className="interest-list">
              {all.map((round) => (
                <li key={round.id} className="card p-5">
                  <OneRound round={round} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </PublicFrame>
  );
}

function OneRound({ round }: { round: PublicRound }) {
  const t = useTexts(interestTexts);
  const language = useLanguage();
  const isOpen = round.state === 'open';
  return (
    <>
      <h2>
        {round.title} <span className="tag">{t(isOpen ? 'open' : 'closed')}</span>
      </h2>
      <p className="mt-1">{round.purpose}</p>
      <p className="mt-1 text-mute">
        {t(isOpen ? 'until' : 'closedSince', { when: sayDeadline(endOf(round), language) })}
      </p>
      {isOpen && (
        <Link
          to="/interest/$roundId"
          params={{ roundId: round.id }}
          className="button-act mt-4 inline-flex items-center no-underline"
          aria-label={`${t('toForm')}: ${round.title}`}
        >
          {t('toForm')}
        </Link>
      )}
    </>
  );
}
