import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Chain } from '@ketenzicht/shared/stepdown';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { useActor } from '../../platform/session.js';
import { Warning } from '../../ui/Warning.js';
import { useChainProblem } from './proposal.problems.js';
import { usePropose } from './proposal.queries.js';
import { proposalTexts } from './proposal.texts.js';

/** Makes a proposal of a chain that was found; where it cannot be one any more, why. Nobody moves by it. */
export function ProposeChain({ chain: { kind, moves } }: { chain: Chain }) {
  const t = useTexts(proposalTexts);
  const problem = useChainProblem();
  const actor = useActor();
  const navigate = useNavigate();
  const propose = usePropose();
  // An answer that got lost: pressed again, it is the same proposal.
  const [key] = useState(newKey);
  if (!mayAsk({ ...actor, scopes: [] }, operations['chain.propose'])) return null;
  if (kind === 'swap' && moves.some(({ who }) => who.kind === 'request'))
    return <p className="mt-3 text-mute">{t('swapOfRequests')}</p>;
  const send = () => {
    const input = { kind, moves: moves.map(({ who, to }) => ({ who: { kind: who.kind, id: who.id }, to })) };
    propose.mutate(
      { input, key },
      { onSuccess: ({ chain: { id: chainId } }) => void navigate({ to: '/chains/$chainId', params: { chainId } }) },
    );
  };
  return (
    <div className="mt-4 grid justify-items-start gap-3 print:hidden">
      <button type="button" className="button" disabled={propose.isPending} onClick={send}>
        {t(propose.isPending ? 'proposing' : 'propose')}
      </button>
      {propose.error && <Warning>{problem(propose.error)}</Warning>}
    </div>
  );
}
