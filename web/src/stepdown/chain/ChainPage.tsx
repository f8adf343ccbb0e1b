import type { ChainFile, ChainProposal } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayMoment, sayWhen } from '../../platform/say-time.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { ChainLine } from './ChainLine.js';
import { ChainNow } from './ChainNow.js';
import { useChainProblem } from './proposal.problems.js';
import { useChainAct, useChainFile } from './proposal.queries.js';
import { proposalTexts } from './proposal.texts.js';
import { ReasonDialog } from './ReasonDialog.js';
import './proposal.css';

/** One chain: what is asked of who looks, the steps, and what happened. */
export function ChainPage({ chainId }: { chainId: string }) {
  const t = useTexts(proposalTexts);
  const file = useChainFile(chainId);
  useEffect(() => void (document.title = `${t('section')} · Ketenzicht`), [t]);
  const title = file.data ? t(`title.${file.data.chain.state}`) : t('section');
  return (
    <SectionPage className="chain-page" label={t('section')} tabs={<OutflowTabs />} title={title}>
      <Answer of={file}>{(data) => <File file={data} />}</Answer>
    </SectionPage>
  );
}

function File({ file }: { file: ChainFile }) {
  const t = useTexts(proposalTexts);
  const { chain } = file;
  return (
    <>
      <p className="text-mute">
        {chain.reference} · {t('proposedAt', { time: sayWhen(chain.proposedAt, timeNow()) })}
      </p>
      {chain.savedDays > 0 && (
        <p className="chain-saved">
          {t('savedDays', { count: chain.savedDays })}
          {chain.moves.some(({ isReckoned }) => isReckoned) && <small className="text-mute"> ({t('reckoned')})</small>}
        </p>
      )}
      <div className="chain-columns">
        <div className="grid content-start gap-4">
          <Stuck chain={chain} />
          <ChainNow chain={chain} />
          <Acts chain={chain} />
        </div>
        <section aria-labelledby="chain-steps">
          <h2 id="chain-steps" className="text-xl font-semibold">
            {t('steps')}
          </h2>
          {chain.kind === 'swap' && <p className="text-mute">{t('swap')}</p>}
          <ChainLine chain={chain} />
          <History file={file} />
        </section>
      </div>
    </>
  );
}

function Stuck({ chain: { moves, may, isStuck } }: { chain: ChainProposal }) {
  const t = useTexts(proposalTexts);
  const first = moves.find(({ trouble }) => trouble !== null);
  if (!isStuck || !first?.trouble) return null;
  return (
    <Warning>
      <strong className="block">{t('stuck')}</strong>
      {t(`trouble.${first.trouble}`, { place: first.place })}{' '}
      {first.trouble !== 'noBed' && !may.includes('withdraw') ? t('tellThem') : t(`todo.${first.trouble}`)}
    </Warning>
  );
}

function Acts({ chain }: { chain: ChainProposal }) {
  const t = useTexts(proposalTexts);
  const problem = useChainProblem();
  const undo = useChainAct(chain.id);
  const [asking, setAsking] = useState(false);
  const [refusing, setRefusing] = useState<number | null>(null);
  // Whoever said yes may think better of it until everybody has.
  const after = chain.moves.find(({ may }) => may.includes('no') && !may.includes('yes'));
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      {chain.caseId && (
        <Link to="/cases/$caseId" params={{ caseId: chain.caseId }} className="link inline-flex min-h-11 items-center">
          {t('case')}
        </Link>
      )}
      {chain.may.includes('undo') && (
        <button
          type="button"
          className="button"
          disabled={undo.isPending}
          onClick={() => undo.mutate({ path: '_undo', body: {} })}
        >
          {t('undo')}
        </button>
      )}
      {after && (
        <button type="button" className="button" onClick={() => setRefusing(after.place)}>
          {t('sayNoAfter', { place: after.place })}
        </button>
      )}
      {chain.may.includes('withdraw') && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('withdraw')}
        </button>
      )}
      {undo.error && <Warning>{problem(undo.error)}</Warning>}
      {asking && <ReasonDialog chainId={chain.id} onClose={() => setAsking(false)} />}
      {refusing !== null && <ReasonDialog chainId={chain.id} place={refusing} onClose={() => setRefusing(null)} />}
    </div>
  );
}

function History({ file: { steps } }: { file: ChainFile }) {
  const t = useTexts(proposalTexts);
  return (
    <details className="chain-history">
      <summary>{t('history')}</summary>
      <ol>
        {steps.toReversed().map((one) => (
          <li key={`${one.at} ${one.kind} ${one.place}`}>
            {t(`happened.${one.kind}`, { place: one.place ?? 1 })}
            <small>
              {one.byClock ? t('byClock') : one.by || t('someBody')}, {sayMoment(one.at)}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
