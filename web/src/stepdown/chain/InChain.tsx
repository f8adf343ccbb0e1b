import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { useChainOf } from './proposal.queries.js';
import { proposalTexts } from './proposal.texts.js';

/** In which chain somebody stands, for whoever may see it; nothing where there is none. */
export function InChain({ moverId }: { moverId: string }) {
  const t = useTexts(proposalTexts);
  const may = mayAsk({ ...useActor(), scopes: [] }, operations['chain.mine']);
  const chain = useChainOf(moverId, may).data?.chains[0];
  if (!chain) return null;
  return (
    <p>
      <Link to="/chains/$chainId" params={{ chainId: chain.id }} className="link inline-flex min-h-11 items-center">
        {t('inChain', { reference: chain.reference })}
      </Link>
    </p>
  );
}
