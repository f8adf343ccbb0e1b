import type { Dwelling } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { usePlaces } from '../waiting/places.context.js';
import { useWaits } from '../waiting/wait.queries.js';
import { homeTexts } from './home.texts.js';
import { useHomeProblem } from './homes.problems.js';
import { useHomeAct } from './homes.queries.js';
import { NextHomes, nextBestOf } from './NextHomes.js';

const promiseDays = 7;

/** For whom: somebody of the own list who waits for a home, or a reference that somebody gave. */
export function PromiseDialog({ home, onClose }: { home: Dwelling; onClose: () => void }) {
  const t = useTexts(homeTexts);
  const problem = useHomeProblem();
  const id = useId();
  const { wardName } = usePlaces();
  const waits = useWaits({ waitsFor: 'dwelling' }).data?.waits ?? [];
  const act = useHomeAct();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const reference = (chosen || typed).trim();
  const next = nextBestOf(act.error);
  const send = () => {
    if (reference && !act.isPending) act.mutate({ home, verb: 'promise', body: { reference } }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t('promiseTitle')}
          </h2>
          <p className="text-mute">{t('promiseHelp', { days: promiseDays })}</p>
        </div>
        {waits.length > 0 && (
          <label className="field">
            {t('who')}
            <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{t('other')}</option>
              {waits.map((wait) => (
                <option key={wait.id} value={wait.reference}>
                  {[wait.reference, t('waitDays', { count: wait.days }), wardName(wait.unitId)]
                    .filter(Boolean)
                    .join(' · ')}
                </option>
              ))}
            </select>
          </label>
        )}
        {chosen === '' && (
          <div className="field">
            <label htmlFor={`${id}-reference`}>{t('reference')}</label>
            <input
              id={`${id}-reference`}
              required
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              value={typed}
              aria-describedby={`${id}-reference-help`}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <small id={`${id}-reference-help`}>{t('referenceHelp')}</small>
          </div>
        )}
        {act.error && <Warning>{problem(act.error)}</Warning>}
        {next && <NextHomes homes={next} onGo={onClose} />}
        <FormActs act={t('promise')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
