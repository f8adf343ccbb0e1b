import type { Handed } from '@ketenzicht/shared/ketenveldnorm';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { useWaiting } from './handover.queries.js';
import { handoverTexts } from './handover.texts.js';
import { WaitingHandover } from './WaitingHandover.js';

/** Who waits for an answer of whom; one's own first. */
export function HandoversPage() {
  const t = useTexts(handoverTexts);
  const waiting = useWaiting();
  useEffect(() => void (document.title = `${t('part')} · Ketenzicht`), [t]);
  return (
    <div className="section-page handovers-page">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('pageTitle')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('pageLead')}</p>
      <Answer of={waiting}>{(all) => <Waiting all={all} />}</Answer>
    </div>
  );
}

function Waiting({ all }: { all: readonly Handed[] }) {
  const t = useTexts(handoverTexts);
  const { id } = useActor();
  if (all.length === 0) return <p className="card mt-5 p-6 text-mute">{t('none')}</p>;
  const groups = [
    ['toYou', all.filter(({ handover }) => handover.to.id === id)],
    ['fromYou', all.filter(({ handover }) => handover.to.id !== id)],
  ] as const;
  return groups
    .filter(([, waiting]) => waiting.length > 0)
    .map(([name, waiting]) => (
      <section key={name} className="mt-6 max-w-3xl" aria-label={t(name)}>
        <h2 className="text-lg font-bold">{t(name)}</h2>
        <ul className="mt-2 grid gap-4">
          {waiting.map((one) => (
            <li key={one.handover.id} className="card p-5" data-handover={one.trajectory.reference}>
              <h3 className="mb-1 font-bold tabular-nums">
                <Link
                  to="/following/$trajectoryId"
                  params={{ trajectoryId: one.trajectory.id }}
                  className="link inline-flex min-h-11 items-center"
                >
                  {one.trajectory.reference}
                </Link>
              </h3>
              <WaitingHandover {...one} />
            </li>
          ))}
        </ul>
      </section>
    ));
}
