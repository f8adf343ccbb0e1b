import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { placesQuery } from './administration.queries.js';
import { Machine } from './Machine.js';
import { MachineForm } from './MachineForm.js';
import { machinesQuery } from './machines.queries.js';
import { machinesTexts, useMachineProblem } from './machines.texts.js';

/** "Welke systemen melden mee?": each with who answers for it, until when, and its keys. */
export function Machines() {
  const t = useTexts(machinesTexts);
  const problem = useMachineProblem();
  const machines = useQuery(machinesQuery);
  const places = useQuery(placesQuery);
  const [making, setMaking] = useState(false);
  const failed = machines.error ?? places.error;
  if (failed)
    return (
      <Notice
        title={t('failed')}
        text={problem(failed)}
        action={t('again')}
        onAction={() => void Promise.all([machines.refetch(), places.refetch()])}
      />
    );
  if (!machines.data || !places.data) return <Loading>{t('loading')}</Loading>;
  const { providers } = places.data;
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-[28px] leading-tight font-bold">{t('title')}</h1>
          <p className="m-0 mt-1 text-mute">{t('help')}</p>
        </div>
        {!making && (
          <button type="button" className="button-act" onClick={() => setMaking(true)}>
            {t('make')}
          </button>
        )}
      </header>
      {making && <MachineForm providers={providers} onDone={() => setMaking(false)} />}
      {machines.data.length === 0 && <p className="card mt-5 p-6 text-mute">{t('none')}</p>}
      <div className="mt-5 grid gap-4">
        {machines.data.map((machine) => (
          <Machine
            key={machine.id}
            machine={machine}
            organisation={providers.find(({ id }) => id === machine.organisationId)?.name ?? ''}
          />
        ))}
      </div>
    </>
  );
}
