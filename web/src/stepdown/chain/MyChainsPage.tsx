import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { ChainProposal } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { useMyChains } from './proposal.queries.js';
import { asksMe, progressOf } from './proposal.rules.js';
import { proposalTexts } from './proposal.texts.js';
import { useChainWords } from './say-chain.js';
import './proposal.css';

type Which = 'standing' | 'over';

/** Chains in which somebody has a step; what asks something of them on top. */
export function MyChainsPage() {
  const t = useTexts(proposalTexts);
  const helps = mayAsk({ ...useActor(), scopes: [] }, operations['chain.propose']);
  const [which, setWhich] = useState<Which>('standing');
  const chains = useMyChains(which);
  useEffect(() => void (document.title = `${t('mineTitle')} · Ketenzicht`), [t]);
  return (
    <SectionPage
      className="chain-page"
      label={t('section')}
      tabs={<OutflowTabs />}
      title={t('mineTitle')}
      lead={t(helps ? 'mineLeadHelp' : 'mineLead')}
    >
      <label className="field mt-4 max-w-56">
        {t('which')}
        <select value={which} onChange={(event) => setWhich(event.currentTarget.value as Which)}>
          <option value="standing">{t('which.standing')}</option>
          <option value="over">{t('which.over')}</option>
        </select>
      </label>
      <Answer of={chains}>{(list) => <Lines chains={list.chains} which={which} />}</Answer>
    </SectionPage>
  );
}

function Lines({ chains, which }: { chains: readonly ChainProposal[]; which: Which }) {
  const t = useTexts(proposalTexts);
  if (chains.length === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t(which === 'over' ? 'noneOver' : 'none')}</p>
        {which === 'standing' && <p className="mt-1 text-mute">{t('noneHelp')}</p>}
      </div>
    );
  return (
    <ul className="chain-list">
      {chains.map((chain) => (
        <li key={chain.id}>
          <Line chain={chain} />
        </li>
      ))}
    </ul>
  );
}

function Line({ chain }: { chain: ChainProposal }) {
  const t = useTexts(proposalTexts);
  const say = useChainWords();
  const { done, all } = progressOf(chain);
  const last = chain.moves.at(-1);
  const first = chain.moves[0];
  return (
    <article className="card chain-card">
      <div className="min-w-0">
        <h3>
          <Link to="/chains/$chainId" params={{ chainId: chain.id }}>
            {last && capital(say.place(last))}
          </Link>
        </h3>
        {first && first !== last && <p>{t('via', { place: say.place(first) })}</p>}
        <p className="text-mute">
          {chain.reference} · {t('moves', { count: chain.moves.length })} ·{' '}
          {t(chain.state === 'proposed' ? 'yesOf' : 'doneOf', { said: done, done, all })}
        </p>
      </div>
      <p className="chain-tags">
        {asksMe(chain) && <span className="tag chain-asks">{t('asks')}</span>}
        {chain.isStuck && <span className="tag chain-asks">{t('stuckTag')}</span>}
        <span className="tag">{t(`state.${chain.state}`)}</span>
      </p>
    </article>
  );
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
