import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { fileTexts } from './file.texts.js';
import { useChainOf } from './placement.queries.js';

/** The chain of moves that is to free a bed for this request, for whoever may see it; nothing where there is none. */
export function InChain({ requestId }: { requestId: string }) {
  const t = useTexts(fileTexts);
  const may = mayAsk({ ...useActor(), scopes: [] }, operations['chain.mine']);
  const chain = useChainOf(requestId, may).data?.chains[0];
  if (!chain) return null;
  return (
    <Link to="/chains/$chainId" params={{ chainId: chain.id }} className="link inline-flex min-h-11 items-center">
      {t('inChain', { reference: chain.reference })}
    </Link>
  );
}
