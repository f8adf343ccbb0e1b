import { mayAsk } from '@ketenzicht/shared/kernel';
import { openPhases } from '@ketenzicht/shared/ketenveldnorm';
import { operations } from '@ketenzicht/shared/operations';
import type { PersonFile } from '@ketenzicht/shared/person';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { useFindTrajectory } from './following.queries.js';
import { followingTexts } from './following.texts.js';

/** On a person's page: where they are followed, or the way to report them. */
export default function FollowedLink({ file }: { file: PersonFile }) {
  const actor = useActor();
  const may = mayAsk({ ...actor, scopes: [] }, operations['trajectory.find']);
  return may && file.restricted === null ? <Followed file={file} /> : null;
}

function Followed({ file }: { file: PersonFile }) {
  const t = useTexts(followingTexts);
  const found = useFindTrajectory({ personId: file.id });
  const isOpen = ({ phase }: { phase: string }) => (openPhases as readonly string[]).includes(phase);
  const one = found.data?.find(isOpen);
  if (one)
    return (
      <Link
        to="/following/$trajectoryId"
        params={{ trajectoryId: one.id }}
        className="chip-quiet inline-flex items-center"
      >
        {t('followed', { reference: one.reference })}
      </Link>
    );
  if (!found.data || file.basis === 'emergency') return null;
  return (
    <Link to="/following/new" search={{ person: file.id }} className="chip-quiet inline-flex items-center">
      {t('toReport')}
    </Link>
  );
}
