import { openPhases, type TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { ProposeDialog } from './ProposeDialog.js';
import { WaitingHandover } from './WaitingHandover.js';
import { handoverTexts } from './handover.texts.js';
import './handover.css';

/** On the file of whoever is followed: hand over, or see what became of it. Asks for `FollowingPlacesContext` around it. */
export function HandoverPart({ file: { trajectory, handovers } }: { file: TrajectoryFile }) {
  const t = useTexts(handoverTexts);
  const id = useId();
  const [proposing, setProposing] = useState(false);
  const waiting = handovers.find(({ state }) => state === 'proposed');
  const before = handovers.filter(({ state }) => state !== 'proposed');
  const isOpen = (openPhases as readonly string[]).includes(trajectory.phase);
  return (
    <section className="card grid gap-3 p-5" aria-labelledby={id}>
      <h2 id={id} className="text-lg font-bold">
        {t('part')}
      </h2>
      {waiting && isOpen && <WaitingHandover trajectory={trajectory} handover={waiting} />}
      {!waiting && isOpen && trajectory.mayAct && trajectory.opens && (
        <>
          <p className="text-mute">{t('idle')}</p>
          <button type="button" className="button justify-self-start" onClick={() => setProposing(true)}>
            {t('propose')}
          </button>
        </>
      )}
      {before.length > 0 && (
        <details>
          <summary className="link min-h-11 content-center">{t('before')}</summary>
          <ul className="handover-before">
            {before.map((one) => (
              <li key={one.id}>
                {sayDate(one.proposedAt.slice(0, 10))}: {one.from.name} → {one.to.name}, {t(`state.${one.state}`)}
                {one.answer !== null && <p className="handover-words">{one.answer}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {proposing && <ProposeDialog trajectory={trajectory} onClose={() => setProposing(false)} />}
    </section>
  );
}
