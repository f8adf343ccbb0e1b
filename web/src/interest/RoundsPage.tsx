import type { InterestRound } from '@ketenzicht/shared/interest';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { SectionPage } from '../ui/SectionPage.js';
import { useAround } from './around.context.js';
import { useMakeRound, useRounds } from './interest.queries.js';
import { RoundForm } from './RoundForm.js';
import { roundsTexts } from './rounds.texts.js';
import { endOf, sayDeadline } from './say-deadline.js';
import './interest.css';

/** The rounds of the desk, the newest first. */
export function RoundsPage() {
  const t = useTexts(roundsTexts);
  const { section } = useAround();
  const rounds = useRounds();
  const navigate = useNavigate();
  const make = useMakeRound();
  const [making, setMaking] = useState(false);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <SectionPage {...section} title={t('title')} lead={t('lead')} className="interest-desk">
      {making ? (
        <RoundForm
          title={t('newTitle')}
          act={t('make')}
          send={make}
          onDone={({ id }) => void navigate({ to: '/interest-rounds/$roundId', params: { roundId: id } })}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <button type="button" className="button-act mt-5 print:hidden" onClick={() => setMaking(true)}>
          {t('add')}
        </button>
      )}
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
    </SectionPage>
  );
}

function OneRound({ round }: { round: InterestRound }) {
  const t = useTexts(roundsTexts);
  return (
    <>
      <h2>
        <Link to="/interest-rounds/$roundId" params={{ roundId: round.id }} className="link">
          {round.title}
        </Link>{' '}
        <span className="tag">{t(`state.${round.state}`)}</span>
      </h2>
      <p className="mt-1">
        {t('count', { count: round.confirmed })}
        {round.unconfirmed > 0 && ` · ${t('unconfirmed', { count: round.unconfirmed })}`}
      </p>
      <p className="mt-1 text-mute">
        <When round={round} />
      </p>
    </>
  );
}

export function When({ round }: { round: InterestRound }) {
  const t = useTexts(roundsTexts);
  const language = useLanguage();
  if (round.state === 'coming') return t('opens', { when: sayDeadline(round.opensAt, language) });
  return t(round.state === 'open' ? 'until' : 'closedOn', { when: sayDeadline(endOf(round), language) });
}
