import { bedbaseOperations, type Proposal } from '@ketenzicht/shared/bedbase';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { useRegister } from '../register.context.js';
import { Warning } from '../../ui/Warning.js';
import { sayDay, sayMoment } from './say-when.js';
import { BeforeAfter } from './BeforeAfter.js';
import { decide, proposalsKey } from './bedbase.queries.js';
import { bedbaseTexts, useBedbaseProblem } from './bedbase.texts.js';

export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const t = useTexts(bedbaseTexts);
  const language = useLanguage();
  const { directory } = useRegister();
  const { kind, state, effectiveOn, appliedAt } = proposal;
  const provider = directory.providers.find(({ id }) => id === proposal.providerId)?.name ?? '';
  const location = directory.locations.find(({ id }) => id === proposal.locationId)?.name ?? '';
  const when = appliedAt ? sayMoment(appliedAt, language) : effectiveOn ? sayDay(effectiveOn, language) : '';
  const isOpen = state === 'proposed' || state === 'approved';
  return (
    <article className="card p-5 lg:p-6" aria-labelledby={`proposal-${proposal.id}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`proposal-${proposal.id}`} className="m-0 text-lg font-semibold">
          {t(`kind.${kind}`)}:{' '}
          {kind === 'open' ? (
            proposal.wardName
          ) : (
            <Link to="/wards/$unitId" params={{ unitId: proposal.wardId }} className="link">
              {proposal.wardName}
            </Link>
          )}
        </h3>
        <p className="m-0 text-mute">{t(`state.${state}`, { when })}</p>
      </header>
      <p className="m-0 text-mute">
        {[...new Set([provider, location])].filter(Boolean).join(' · ')}
        {isOpen && ` · ${effectiveOn ? t('from', { when: sayDay(effectiveOn, language) }) : t('fromApproval')}`}
      </p>
      {kind !== 'close' && <BeforeAfter before={proposal.before} after={proposal.after} past={!isOpen} />}
      {proposal.concerns.map((concern) => (
        <p key={concern} className="my-2 rounded-lg bg-warn-soft p-3 text-warn">
          {t(`concern.${concern}`)}
        </p>
      ))}
      <p className="m-0 mt-2">{t('why', { reason: proposal.reason })}</p>
      {proposal.decisionReason && <p className="m-0">{t('whyNot', { reason: proposal.decisionReason })}</p>}
      <p className="m-0 text-[15px] text-mute">
        {t('by', { who: proposal.proposedBy, when: sayMoment(proposal.proposedAt, language) })}
        {proposal.decidedAt &&
          ` · ${t('decidedBy', { who: proposal.decidedBy ?? '', when: sayMoment(proposal.decidedAt, language) })}`}
      </p>
      {state === 'proposed' && <Decision proposal={proposal} />}
    </article>
  );
}

/** Somebody pressed a button to write a reason: that is where they go on. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus();

/** For the approver: yes, or no with a reason. For the organisation: take it back. */
function Decision({ proposal }: { proposal: Proposal }) {
  const t = useTexts(bedbaseTexts);
  const problem = useBedbaseProblem();
  const actor = { ...useActor(), scopes: [] };
  const queries = useQueryClient();
  const id = useId();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: (verb: 'approve' | 'refuse' | 'withdraw') =>
      decide(proposal, verb, verb === 'refuse' ? reason : undefined),
    onSettled: () => void queries.invalidateQueries({ queryKey: proposalsKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate('refuse');
  };
  const about = { 'aria-describedby': `proposal-${proposal.id}`, disabled: act.isPending };
  return (
    <div className="mt-4">
      {act.isError && <Warning className="mb-3">{problem(act.error)}</Warning>}
      {mayAsk(actor, bedbaseOperations['proposal.approve']) &&
        (refusing ? (
          <form onSubmit={submit} className="flex flex-col gap-3">
            <label className="field" htmlFor={id}>
              {t('whyRefuse')}
              <input
                id={id}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                minLength={3}
                maxLength={500}
                required
                ref={focusOnce}
              />
            </label>
            <div className="flex flex-wrap gap-2">
              <button type="submit" className="button-act" {...about}>
                {t('sendRefusal')}
              </button>
              <button type="button" className="button" onClick={() => setRefusing(false)}>
                {t('cancel')}
              </button>
            </div>
          </form>
        ) : (
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button-act" {...about} onClick={() => act.mutate('approve')}>
              {act.isPending ? t('busy') : t('approve')}
            </button>
            <button type="button" className="button" {...about} onClick={() => setRefusing(true)}>
              {t('refuse')}
            </button>
          </div>
        ))}
      {mayAsk(actor, bedbaseOperations['proposal.withdraw']) && (
        <div className="flex flex-wrap items-center gap-3">
          <button type="button" className="button" {...about} onClick={() => act.mutate('withdraw')}>
            {t('withdraw')}
          </button>
          {proposal.own && <span className="text-[15px] text-mute">{t('ownProposal')}</span>}
        </div>
      )}
    </div>
  );
}
