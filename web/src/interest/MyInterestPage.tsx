import type { OwnInterest } from '@ketenzicht/shared/interest';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { Dialog } from '../ui/Dialog.js';
import { FormActs } from '../ui/FormActs.js';
import { Loading } from '../ui/Loading.js';
import { Warning } from '../ui/Warning.js';
import { Ended } from './Ended.js';
import { faultsIn, faultsOf, namesOf, sayPostcode, type Draft, type Field, type Words } from './form.rules.js';
import { InterestFields } from './InterestFields.js';
import { useInterestProblem } from './interest.problems.js';
import { useChangeOwn, useOwnAct, useOwnInterest } from './interest.queries.js';
import { interestTexts } from './interest.texts.js';
import { PublicFrame } from './PublicFrame.js';
import { endOf, sayDeadline } from './say-deadline.js';
import { toFirst } from './to-first.js';
import { useFocused } from './useFocused.js';

/** Takes the token out of the address at once: not in the history, not on a shared screen. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return token;
}

/** With the link of the mail: confirm it, change it, withdraw it. */
export function MyInterestPage() {
  const t = useTexts(interestTexts);
  const problem = useInterestProblem();
  const [token] = useState(takeToken);
  const own = useOwnInterest(token);
  return (
    <PublicFrame title={t('confirmTitle')}>
      {token === '' ? (
        <Ended title={t('noLinkTitle')} lines={[t('noLink')]} />
      ) : own.isPending ? (
        <Loading>{t('ownLoading')}</Loading>
      ) : own.isError ? (
        <Ended title={t('noLinkTitle')} lines={[problem(own.error)]} />
      ) : own.data.withdrawnAt !== null ? (
        <Ended title={t('withdrawnTitle')} lines={[t('withdrawn')]} />
      ) : own.data.confirmedAt === null ? (
        <ToConfirm own={own.data} token={token} />
      ) : (
        <Confirmed key={own.data.version} own={own.data} token={token} />
      )}
    </PublicFrame>
  );
}

interface Props {
  own: OwnInterest;
  token: string;
}

function ToConfirm({ own, token }: Props) {
  const t = useTexts(interestTexts);
  const problem = useInterestProblem();
  const confirm = useOwnAct(token, 'confirm');
  return (
    <section className="card mt-4 p-6">
      <h1>{t('confirmTitle')}</h1>
      <p className="mt-2 mb-5">{t('confirmLead', { title: own.round.title })}</p>
      {confirm.isError && <Warning>{problem(confirm.error)}</Warning>}
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button-act" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('confirm')}
        </button>
        <Withdraw token={token} />
      </div>
      <Said own={own} />
    </section>
  );
}

function Confirmed({ own, token }: Props) {
  const t = useTexts(interestTexts);
  const language = useLanguage();
  const title = useFocused();
  const [changing, setChanging] = useState(false);
  const { round } = own;
  const isOpen = round.state === 'open';
  return (
    <section className="card mt-4 p-6">
      <h1 ref={title} tabIndex={-1}>
        {t('ownTitle')}
      </h1>
      <p className="mt-2">
        {t(isOpen ? 'ownLead' : 'ownClosed', { title: round.title, when: sayDeadline(endOf(round), language) })}
      </p>
      {own.changedAt !== null && (
        <p className="mt-1 text-mute">{t('changed', { when: sayDeadline(own.changedAt, language) })}</p>
      )}
      {changing ? (
        <Change own={own} token={token} onCancel={() => setChanging(false)} />
      ) : (
        <>
          <div className="mt-5 flex flex-wrap gap-3">
            {isOpen && (
              <button type="button" className="button-act" onClick={() => setChanging(true)}>
                {t('change')}
              </button>
            )}
            <Withdraw token={token} />
          </div>
          <Said own={own} />
        </>
      )}
    </section>
  );
}

/** What was registered, as it was said. */
function Said({ own }: { own: OwnInterest }) {
  const t = useTexts(interestTexts);
  const rows: readonly (readonly [string, string])[] = [
    [t('organisation'), own.organisation],
    [t('agb'), own.agb],
    [t('address'), `${own.street}, ${sayPostcode(own.postcode)} ${own.city}`],
    [t('name'), `${own.name}, ${own.position}`],
    [t('email'), own.email],
    [t('regions'), namesOf(own.round, own.regionIds).join(', ')],
    [t('possibilities'), own.possibilities],
    [t('ideasSaid'), own.ideas === '' ? t('noIdeas') : own.ideas],
  ];
  return (
    <dl className="interest-said">
      {rows.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ own, token, onCancel }: Props & { onCancel: () => void }) {
  const t = useTexts(interestTexts);
  const problem = useInterestProblem();
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeOwn();
  const [draft, setDraft] = useState<Draft>(() => draftOf(own));
  const [faults, setFaults] = useState<ReadonlyMap<Field, Words>>(new Map());
  useEffect(() => toFirst(form.current, faults), [faults]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsIn(draft, { changing: true });
    setFaults(found);
    if (found.size > 0 || change.isPending) return;
    const { agb: _agb, email: _email, ...words } = draft;
    change.mutate(
      { token, version: own.version, words },
      { onError: (error) => error instanceof ProblemError && setFaults(faultsOf(error.errors)) },
    );
  };
  return (
    <form ref={form} className="interest-form bare" noValidate onSubmit={submit}>
      <InterestFields {...{ regions: own.round.regions, draft, onDraft: setDraft, faults, changing: true }} />
      {faults.size > 0 && <Warning className="m-0">{t('faults')}</Warning>}
      {change.isError && faults.size === 0 && <Warning className="m-0">{problem(change.error)}</Warning>}
      <FormActs act={t('save')} cancel={t('cancel')} busy={change.isPending} onCancel={onCancel} />
    </form>
  );
}

const draftOf = (own: OwnInterest): Draft => ({
  name: own.name,
  position: own.position,
  organisation: own.organisation,
  agb: own.agb,
  street: own.street,
  postcode: own.postcode,
  city: own.city,
  email: own.email,
  regionIds: own.regionIds,
  possibilities: own.possibilities,
  ideas: own.ideas,
});

function Withdraw({ token }: { token: string }) {
  const t = useTexts(interestTexts);
  const problem = useInterestProblem();
  const [asking, setAsking] = useState(false);
  const withdraw = useOwnAct(token, 'withdraw');
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </button>
      {asking && (
        <Dialog labelledBy="withdraw-title" onClose={() => setAsking(false)}>
          <h2 id="withdraw-title" className="text-xl font-semibold">
            {t('withdrawTitle')}
          </h2>
          <p className="mt-2 mb-5">{t('withdrawHelp')}</p>
          {withdraw.isError && <Warning>{problem(withdraw.error)}</Warning>}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              withdraw.mutate();
            }}
          >
            <FormActs
              act={t('withdraw')}
              cancel={t('cancel')}
              busy={withdraw.isPending}
              onCancel={() => setAsking(false)}
            />
          </form>
        </Dialog>
      )}
    </>
  );
}
