import { mayAsk } from '@ketenzicht/shared/kernel';
import {
  mayLetGo,
  mayWriteTrajectory,
  openPhases,
  type Colleague,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
import { operations } from '@ketenzicht/shared/operations';
import { useId, useRef, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { AskAlong } from './AskAlong.js';
import { LetGoDialog } from './LetGoDialog.js';
import { partiesTexts, useSayRole } from './parties.texts.js';

/** For whom the file opens: the owner, and whoever was asked along or stands in. */
export function Parties({ file }: { file: TrajectoryFile }) {
  const t = useTexts(partiesTexts);
  const id = useId();
  const may = useMay(file);
  const { trajectory: one, parties } = file;
  const [isAsking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState<Colleague | null>(null);
  const [said, say] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  /** The button that was pressed is gone by then. */
  const done = (words: string) => {
    setAsking(false);
    setLeaving(null);
    say(words);
    heading.current?.focus();
  };
  return (
    <section className="card mt-5 p-5" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t('title')}
      </h2>
      <ul className="following-parties">
        <Party of={one.owner} sub={t('owner')} />
        {parties.map((party) => (
          <Party key={party.id} of={party}>
            {may.letGo(party.id) && (
              <button
                type="button"
                className="chip-quiet print:hidden"
                {...(!may.isMe(party.id) && { 'aria-label': t('letGoOf', { name: party.name }) })}
                onClick={() => setLeaving(party)}
              >
                {t(may.isMe(party.id) ? 'leave' : 'letGo')}
              </button>
            )}
          </Party>
        ))}
      </ul>
      {parties.length === 0 && <p className="mt-2 text-mute">{t('nobody')}</p>}
      <p role="status" className="mt-2" hidden={said === ''}>
        {said}
      </p>
      {may.ask && isAsking && (
        <AskAlong of={one} onCancel={() => setAsking(false)} onDone={({ name }) => done(t('asked', { name }))} />
      )}
      {may.ask && !isAsking && (
        <button type="button" className="button mt-3 print:hidden" onClick={() => (say(''), setAsking(true))}>
          {t('add')}
        </button>
      )}
      {leaving && (
        <LetGoDialog
          of={one}
          who={leaving}
          isMe={may.isMe(leaving.id)}
          onCancel={() => setLeaving(null)}
          onDone={() => done(t('gone', { name: leaving.name }))}
        />
      )}
    </section>
  );
}

interface PartyProps {
  of: Colleague;
  sub?: string;
  children?: React.ReactNode;
}

function Party({ of: { name, role, organisationName }, sub, children }: PartyProps) {
  const sayRole = useSayRole();
  return (
    <li>
      <span>
        {name}
        <small>{[sub, organisationName ?? sayRole(role)].filter(Boolean).join(', ')}</small>
      </span>
      {children}
    </li>
  );
}

/** The same policies as the server asks. Whoever is asked to take over answers that first. */
function useMay({ trajectory: one, parties, handovers }: TrajectoryFile) {
  const actor = useActor();
  const isOpen = one.opens && (openPhases as readonly string[]).includes(one.phase);
  const who = {
    ...one,
    ownerId: one.owner.id,
    partyIds: parties.map(({ id }) => id),
    toRegionId: one.handoverTo?.regionId ?? null,
  };
  const can = (operation: 'trajectory.askAlong' | 'trajectory.letGo') =>
    isOpen && mayAsk({ ...actor, scopes: [] }, operations[operation]);
  const isAsked = (id: string) => handovers.some(({ state, to }) => state === 'proposed' && to.id === id);
  return {
    ask: can('trajectory.askAlong') && mayWriteTrajectory(actor, who),
    letGo: (id: string) => can('trajectory.letGo') && mayLetGo(actor, who, id) && !isAsked(id),
    isMe: (id: string) => id === actor.id,
  };
}
