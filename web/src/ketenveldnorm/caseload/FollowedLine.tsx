import type { DeskLine } from '@ketenzicht/shared/ketenveldnorm';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { useDrafts } from '../contact/useDrafts.js';
import { caseloadTexts } from './caseload.texts.js';
import { sayOn } from './say-on.js';
import { isPlannable, type Chosen } from './useChosen.js';
import { useWhy } from './useWhy.js';

export interface Around {
  today: string;
  regionName: (id: string) => string;
  chosen: Chosen;
  onNote: (line: DeskLine) => void;
}
/** The file, another screen of this room. */
const fileOf = (id: string): string => `/following/${id}`;
const pressing = new Set(['titleLapsing', 'contactOverdue']);

/** Somebody: why they are here, under which name, with whom. One press to note a contact; the rest of the line is the way in. */
export function FollowedLine({ line, around }: { line: DeskLine; around: Around }) {
  const t = useTexts(caseloadTexts);
  const why = useWhy(around.today);
  const { trajectory, reasons } = line;
  const { id, reference, opens } = trajectory;
  const [first, ...others] = why(line);
  return (
    <article className="followed card" data-pressing={reasons.some((reason) => pressing.has(reason))}>
      {isPlannable(line) ? (
        <label className="followed-choose print:hidden">
          <input
            type="checkbox"
            checked={around.chosen.has(id)}
            aria-label={t('select', { reference })}
            onChange={(event) => around.chosen.set([id], event.currentTarget.checked)}
          />
        </label>
      ) : (
        <span className="print:hidden" />
      )}
      <div className="min-w-0">
        <p className="followed-why">{first}</p>
        {others.length > 0 && <p className="followed-also">{others.join(' · ')}</p>}
        <h3>
          <Link to={fileOf(id)}>{reference}</Link>
        </h3>
        <Facts line={line} around={around} />
      </div>
      {opens && (
        <button
          type="button"
          className="button followed-note print:hidden"
          aria-label={t('noteOf', { reference })}
          onClick={() => around.onNote(line)}
        >
          {t('note')}
        </button>
      )}
    </article>
  );
}

function Facts({ line: { trajectory }, around: { today, regionName } }: { line: DeskLine; around: Around }) {
  const t = useTexts(caseloadTexts);
  const me = useActor().id;
  const { waiting } = useDrafts();
  const { owner, regionId, phase, lastContactOn, opens } = trajectory;
  const contact = lastContactOn === null ? t('noContact') : t('lastContact', { on: sayOn(lastContactOn, today) });
  const facts = [
    owner.id === me ? t('ownerMe') : t('owner', { name: owner.name }),
    regionName(regionId),
    phase === 'following' && contact,
    !opens && t('closed'),
    waiting.some(({ trajectoryId }) => trajectoryId === trajectory.id) && t('waits'),
  ];
  return <p className="followed-facts">{facts.filter(Boolean).join(' · ')}</p>;
}
