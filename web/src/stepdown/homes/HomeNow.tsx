import { day, localDate } from '@ketenzicht/shared/kernel';
import { isAvailable, isConfirmed, type Dwelling } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayMoment } from '../../platform/say-time.js';
import { timeLeft } from '../../ui/age.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { Warning } from '../../ui/Warning.js';
import { homeTexts } from './home.texts.js';
import { homeNames } from './homes.names.js';
import { useHomeProblem } from './homes.problems.js';
import { useHomeAct, type HomeVerb } from './homes.queries.js';

/** As the server has it: so long an end can be taken back. */
const undoDays = 7;

interface Props {
  home: Dwelling;
  mayPromise: boolean;
  onAsk: (what: 'promise' | 'change') => void;
}

/** How it stands, and the one thing that is next. */
export function HomeNow({ home, mayPromise, onAsk }: Props) {
  const t = useTexts(homeTexts);
  const name = useTexts(homeNames);
  const problem = useHomeProblem();
  const now = useNow();
  const act = useHomeAct();
  const [isSure, setSure] = useState(false);
  const press = (verb: HomeVerb) => !act.isPending && act.mutate({ home, verb });
  const { state, isMine, promise } = home;
  const isOffered = state === 'offered';
  const mayGiveBack = state === 'promised' && (isMine || promise?.isMine === true);
  const mayUndo = isMine && home.endedAt !== null && now.getTime() - Date.parse(home.endedAt) < undoDays * day;
  const isNext = isAvailable(home, now);
  const buttons: [shown: boolean, words: string, press: () => void][] = [
    [isOffered && isMine && !isConfirmed(home, now), t('confirm'), () => press('confirm')],
    [isNext && mayPromise, t('promise'), () => onAsk('promise')],
    [state === 'promised' && isMine, t('let'), () => press('let')],
    [mayGiveBack, t('release'), () => press('release')],
    [mayUndo, t('restore'), () => press('restore')],
    [isOffered && isMine && isConfirmed(home, now), t('confirm'), () => press('confirm')],
    [isOffered && isMine, t('change'), () => onAsk('change')],
    [isMine && home.endedAt === null, t('withdraw'), () => (state === 'promised' ? setSure(true) : press('withdraw'))],
  ];
  return (
    <section className="card wait-part" aria-labelledby="home-now">
      <h2 id="home-now">{name(`state.${state}`)}</h2>
      <Standing home={home} now={now} mayUndo={mayUndo} />
      <div className="flex flex-wrap gap-3 print:hidden">
        {buttons
          .filter(([shown]) => shown)
          .map(([, words, onPress], at) => (
            <button
              key={words}
              type="button"
              className={at === 0 ? 'button-act' : 'button'}
              aria-disabled={act.isPending}
              onClick={onPress}
            >
              {words}
            </button>
          ))}
      </div>
      <p role="status" className="m-0 text-free">
        {act.isSuccess && t('done')}
      </p>
      {act.error && <Warning>{problem(act.error)}</Warning>}
      {isSure && (
        <Sure
          onClose={() => setSure(false)}
          onYes={() => {
            setSure(false);
            press('withdraw');
          }}
        />
      )}
    </section>
  );
}

function Standing({ home, now, mayUndo }: { home: Dwelling; now: Date; mayUndo: boolean }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { state, promise, confirmedAt, confirmedUntil, endedAt } = home;
  const on = (at: string) => sayDate(localDate(new Date(at)));
  if (state === 'promised' && promise) {
    const left = timeLeft(Date.parse(promise.until), now.getTime(), language);
    return (
      <>
        <p>
          {t('isPromised', { when: sayMoment(promise.until) })},{' '}
          <strong>{left === null ? t('leftOver') : t('left', { time: left })}</strong>
        </p>
        {promise.reference !== null && <p>{t('for', { reference: promise.reference })}</p>}
        <p className="text-mute">
          {promise.organisationName === null ? t('byNobody') : t('byWhom', { name: promise.organisationName })}
        </p>
      </>
    );
  }
  if (state === 'promised') return <p>{t('isPromisedElse')}</p>;
  if (endedAt !== null)
    return (
      <p>
        {t(state === 'let' ? 'isLet' : 'isWithdrawn', { day: on(endedAt) })}.{' '}
        {mayUndo && t('undoUntil', { day: sayMoment(new Date(Date.parse(endedAt) + undoDays * day)) })}
      </p>
    );
  return (
    <>
      <p className={isAvailable(home, now) ? '' : 'text-warn'}>
        {!isConfirmed(home, now)
          ? t('isUnconfirmed', { day: on(confirmedUntil) })
          : isAvailable(home, now)
            ? t('isOffered', { day: on(confirmedUntil) })
            : t('isOver')}
      </p>
      <FreshnessRing observedAt={confirmedAt} validUntil={confirmedUntil} now={now} language={language} />
    </>
  );
}

function Sure({ onClose, onYes }: { onClose: () => void; onYes: () => void }) {
  const t = useTexts(homeTexts);
  const id = useId();
  return (
    <Dialog labelledBy={id} urgent onClose={onClose}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          onYes();
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t('withdraw')}
        </h2>
        <p>{t('withdrawSure')}</p>
        <FormActs act={t('withdrawYes')} cancel={t('cancel')} busy={false} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
