import type { RoundDesk } from '@ketenzicht/shared/interest';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { SectionPage } from '../ui/SectionPage.js';
import { useAround } from './around.context.js';
import { Coverage } from './Coverage.js';
import { useChangeRound, useRound } from './interest.queries.js';
import { Registrations } from './Registrations.js';
import { RoundActs } from './RoundActs.js';
import { RoundForm } from './RoundForm.js';
import { RoundHistory } from './RoundHistory.js';
import { When } from './RoundsPage.js';
import { roundsTexts } from './rounds.texts.js';
import { Twins } from './Twins.js';
import './interest.css';

/** One round for the desk: where it is covered, who registered, and what is twice. */
export function RoundPage() {
  const t = useTexts(roundsTexts);
  const { section } = useAround();
  const { roundId = '' } = useParams({ strict: false });
  const round = useRound(roundId);
  const title = round.data?.title ?? t('title');
  useEffect(() => void (document.title = `${title} · Ketenzicht`), [title]);
  return (
    <SectionPage {...section} title={title} className="interest-desk">
      <Link to="/interest-rounds" className="link mt-2 inline-flex min-h-11 items-center print:hidden">
        ← {t('back')}
      </Link>
      <Answer of={round}>{(desk) => <OneRound key={desk.id} round={desk} />}</Answer>
    </SectionPage>
  );
}

function OneRound({ round }: { round: RoundDesk }) {
  const t = useTexts(roundsTexts);
  const [district, setDistrict] = useState<string | null>(null);
  const [changing, setChanging] = useState(false);
  const change = useChangeRound(round.id, round.version);
  const uncovered = round.coverage.filter(({ count }) => count === 0).length;
  if (changing)
    return (
      <RoundForm
        title={t('changeTitle')}
        act={t('save')}
        from={round}
        send={change}
        onDone={() => setChanging(false)}
        onCancel={() => setChanging(false)}
      />
    );
  return (
    <>
      <p>
        <span className="tag">{t(`state.${round.state}`)}</span> <When round={round} />
      </p>
      <p className="mt-2 text-lg font-semibold">
        {t('count', { count: round.confirmed })}
        {round.unconfirmed > 0 && ` · ${t('unconfirmed', { count: round.unconfirmed })}`}
        {uncovered > 0 && ` · ${t('uncovered', { count: uncovered })}`}
      </p>
      <RoundActs round={round} onChange={() => setChanging(true)} />
      <Coverage round={round} district={district} onDistrict={setDistrict} />
      <Twins round={round} />
      <Registrations round={round} district={district} />
      <RoundHistory round={round} />
    </>
  );
}
