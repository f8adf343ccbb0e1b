import { bedbaseOperations, type Proposal } from '@ketenzicht/shared/bedbase';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { proposalsQuery } from './bedbase.queries.js';
import { bedbaseTexts, useBedbaseProblem } from './bedbase.texts.js';
import { ProposalCard } from './ProposalCard.js';

/** "Wat verandert er aan de afdelingen?": what waits for a decision, and what came of the rest. */
export function Proposals() {
  const t = useTexts(bedbaseTexts);
  const problem = useBedbaseProblem();
  const actor = { ...useActor(), scopes: [] };
  const waiting = useQuery(proposalsQuery(false));
  const ended = useQuery(proposalsQuery(true));
  if (waiting.isError)
    return (
      <Notice
        title={t('failed')}
        text={problem(waiting.error)}
        action={t('again')}
        onAction={() => void waiting.refetch()}
      />
    );
  if (!waiting.data) return <Loading>{t('loading')}</Loading>;
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-[28px] leading-tight font-bold">{t('title')}</h1>
          <p className="m-0 mt-1 text-mute">{t('help')}</p>
        </div>
        {mayAsk(actor, bedbaseOperations['proposal.make']) && (
          <Link to="/administration/new-ward" className="button-act inline-flex items-center no-underline">
            {t('openNew')}
          </Link>
        )}
      </header>
      <List title={t('waiting')} nothing={t('nothingWaiting')} proposals={waiting.data} />
      {ended.data && <List title={t('ended')} nothing={t('nothingEnded')} proposals={ended.data} />}
    </>
  );
}

const List = ({ title, nothing, proposals }: { title: string; nothing: string; proposals: readonly Proposal[] }) => (
  <section className="mt-8">
    <h2 className="m-0 mb-3 text-xl font-semibold">{title}</h2>
    {proposals.length === 0 ? (
      <p className="card p-6 text-mute">{nothing}</p>
    ) : (
      <div className="grid gap-4">
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
      </div>
    )}
  </section>
);
