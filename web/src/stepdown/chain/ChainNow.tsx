import type { ChainProposal, ProposalMove } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { DoneDialog } from './DoneDialog.js';
import { useChainProblem } from './proposal.problems.js';
import { useChainAct } from './proposal.queries.js';
import { askedOf } from './proposal.rules.js';
import { proposalTexts } from './proposal.texts.js';
import { ReasonDialog } from './ReasonDialog.js';
import { lastDay, useChainWords } from './say-chain.js';

/** The one thing to do now for who looks, or for whom it waits. */
export function ChainNow({ chain }: { chain: ChainProposal }) {
  const t = useTexts(proposalTexts);
  const id = useId();
  const { title, help, children } = useNow(chain);
  return (
    <section className="card chain-now" aria-labelledby={id}>
      <p className="chain-now-label">{t('now')}</p>
      <div role="status">
        <h2 id={id}>{title}</h2>
        {help && <p className="text-mute">{help}</p>}
      </div>
      {children}
    </section>
  );
}

function useNow(chain: ChainProposal) {
  const t = useTexts(proposalTexts);
  const say = useChainWords();
  const asked = askedOf(chain);
  switch (asked.kind) {
    case 'yes':
      return {
        title: t('ask.yes', { place: asked.move.place }),
        help: asked.move.dueAt && t('ask.yesHelp', { day: lastDay(asked.move.dueAt) }),
        children: <Say chain={chain} move={asked.move} />,
      };
    case 'done':
      return {
        title: t('ask.done', { who: say.who(asked.move) }),
        help: t('ask.doneHelp'),
        children: <Done chain={chain} move={asked.move} />,
      };
    case 'request':
      return {
        title: t('ask.request', { place: asked.move.place }),
        help: t('ask.requestHelp', { who: say.who(asked.move) }),
        children: asked.move.who && (
          <Link
            to="/places/$requestId"
            params={{ requestId: asked.move.who.id }}
            className="button-act inline-flex items-center"
          >
            {t('toRequest')}
          </Link>
        ),
      };
    case 'wait': {
      const isAgreed = chain.state === 'agreed';
      const names = say.waitedFor(asked.moves, isAgreed);
      return {
        title: t(isAgreed ? 'wait.done' : 'wait.yes', { names }),
        help: t(isAgreed ? 'wait.doneHelp' : 'wait.yesHelp', { place: asked.moves[0]?.place ?? 1 }),
      };
    }
    case 'over':
      return {
        title: t('over'),
        help: chain.reason && `${t('overReason', { reason: t(`why.${chain.reason}`).toLowerCase() })} ${t('overFree')}`,
      };
  }
}

function Say({ chain, move }: { chain: ChainProposal; move: ProposalMove }) {
  const t = useTexts(proposalTexts);
  const problem = useChainProblem();
  const act = useChainAct(chain.id);
  const [refusing, setRefusing] = useState(false);
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button-act"
          disabled={act.isPending}
          onClick={() => act.mutate({ path: `moves/${move.place}/_say`, body: { said: 'yes' } })}
        >
          {t('sayYes')}
        </button>
        <button type="button" className="button" onClick={() => setRefusing(true)}>
          {t('sayNo')}
        </button>
      </div>
      {act.error && <Warning>{problem(act.error)}</Warning>}
      {refusing && <ReasonDialog chainId={chain.id} place={move.place} onClose={() => setRefusing(false)} />}
    </>
  );
}

function Done({ chain, move }: { chain: ChainProposal; move: ProposalMove }) {
  const t = useTexts(proposalTexts);
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <button type="button" className="button-act" onClick={() => setAsking(true)}>
        {t('sayDone')}
      </button>
      {asking && <DoneDialog chainId={chain.id} move={move} onClose={() => setAsking(false)} />}
    </div>
  );
}
