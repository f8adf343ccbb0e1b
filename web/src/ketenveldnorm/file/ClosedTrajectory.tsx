import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useFindTrajectory } from '../following.queries.js';
import { followingTexts } from '../following.texts.js';
import { FileHead } from './FileHead.js';
import { Join } from './JoinForm.js';
import { NextAct } from './NextAct.js';

/** One may see the card and not the file: what a second pair of eyes needs is here, and the ordinary way in before the emergency. */
export function ClosedTrajectory({ id }: { id: string }) {
  const found = useFindTrajectory({ trajectoryId: id });
  return <Answer of={found}>{([one]) => (one ? <Card of={one} /> : null)}</Answer>;
}

function Card({ of: one }: { of: Trajectory }) {
  const t = useTexts(followingTexts);
  return (
    <>
      <FileHead of={one} />
      <NextAct file={{ trajectory: one, plan: null }} />
      <Join of={one} />
      <section className="card mt-5 p-5">
        <h2 className="text-lg font-semibold">{t('closedTitle')}</h2>
        <p className="mt-1">{t('closedHelp', { name: one.owner.name })}</p>
        <Link
          to="/persons/$personId"
          params={{ personId: one.personId }}
          className="button mt-4 inline-flex items-center"
        >
          {t('toPerson')}
        </Link>
      </section>
    </>
  );
}
