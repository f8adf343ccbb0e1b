import type { ProgrammeRegion } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { ProgrammeForm } from './ProgrammeForm.js';
import { programmeTexts } from './programme.texts.js';

/** One region: closed it says how far it is, open it says why. */
export function RegionCard({ region }: { region: ProgrammeRegion }) {
  const t = useTexts(programmeTexts);
  const [changes, setChanges] = useState<'no' | 'now' | 'done'>('no');
  const { name, steps, pilot, assumed } = region;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <details className="card programme-region">
      <summary>
        <span>
          <span className="font-semibold">{name}</span>
          {pilot && <span className="text-mute"> · {t('pilot')}</span>}
          {assumed && <span className="text-mute"> · {t('assumed')}</span>}
        </span>
        <span>
          <span className="programme-strip" aria-hidden="true">
            {steps.map(({ step, state }) => (
              <span key={step} data-state={state} />
            ))}
          </span>
          <span className="text-mute">{t('done', { done, all: steps.length })}</span>
        </span>
        <span>
          <Followed {...region} />
        </span>
      </summary>
      <div className="programme-inside">
        {changes === 'now' ? (
          <ProgrammeForm region={region} onClose={(saved) => setChanges(saved ? 'done' : 'no')} />
        ) : (
          <>
            <Facts {...region} />
            <Steps {...region} />
            <p role="status">{changes === 'done' ? t('saved') : ''}</p>
            {region.mayChange && (
              <button
                type="button"
                className="button justify-self-start print:hidden"
                onClick={() => setChanges('now')}
              >
                {t('change')}
                <span className="sr-only"> {name}</span>
              </button>
            )}
          </>
        )}
      </div>
    </details>
  );
}

function Followed({ followed, target }: ProgrammeRegion) {
  const t = useTexts(programmeTexts);
  if (followed !== null && target !== null) return t('followedOf', { count: followed, target });
  if (followed !== null) return t('followed', { count: followed });
  return <span className="text-mute">{target === null ? t('noTarget') : t('target', { target })}</span>;
}

function Facts({ leadProvider, partners, startedOn, covers }: ProgrammeRegion) {
  const t = useTexts(programmeTexts);
  const facts = [
    ['lead_provider', leadProvider],
    ['partners', partners.join(', ')],
    ['startedOn', startedOn && sayDate(startedOn)],
    ['covers', covers.map(({ name }) => name).join(', ')],
  ] as const;
  return (
    <dl className="programme-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{t(name)}</dt>
          <dd>{value || <span className="text-mute">{t('unknown')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Steps({ steps }: ProgrammeRegion) {
  const t = useTexts(programmeTexts);
  const say = ({ state, doneOn, plannedOn, stall }: ProgrammeRegion['steps'][number]) => {
    const day = doneOn ?? plannedOn;
    return t(`state.${state}`, { on: day ? sayDate(day) : '', why: stall ? t(`stall.${stall}`) : '' });
  };
  return (
    <ol className="programme-steps">
      {steps.map((one) => (
        <li key={one.step} data-state={one.state}>
          <span>{t(`step.${one.step}`)}</span>
          <span>
            {say(one)}
            {one.note && <span className="block font-normal text-mute">{one.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
