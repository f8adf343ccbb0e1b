import type { Retention, RetentionRule, RetentionRun } from '@ketenzicht/shared/privacy';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { sayMoment } from '../platform/say-time.js';
import { Holds } from './Holds.js';
import { useAct, useDryRun, useRetention, useRetentionJob } from './privacy.queries.js';
import { retentionTexts } from './retention.texts.js';
import { Failed, PrivacyPage } from './PrivacyPage.js';
import { sayTerm } from './term.words.js';
import { TermForm } from './TermForm.js';

const gone = ({ counts }: RetentionRun) => counts.reduce((sum, { cleared }) => sum + cleared, 0);
const wouldGo = ({ counts }: RetentionRun) =>
  counts.reduce((sum, { due, held, action }) => sum + (action === 'review' ? 0 : due - held), 0);

/** "Wat bewaren wij, en hoe lang?": each kind of data with its term, and what a round would take. */
export function RetentionPage() {
  const t = useTexts(retentionTexts);
  const retention = useRetention();
  const dry = useDryRun();
  return (
    <PrivacyPage title={t('retentionTitle')} lead={t('retentionLead')}>
      <Answer of={retention}>
        {(data) => (
          <>
            <p className="mt-4">
              {data.lastRun
                ? t('lastRun', { date: sayMoment(data.lastRun.at), count: gone(data.lastRun) })
                : t('noRun')}{' '}
              <NextRun />
            </p>
            <div className="privacy-acts mt-3">
              <button
                type="button"
                className="button-act"
                disabled={dry.isPending}
                aria-describedby="dry-help"
                onClick={() => dry.mutate()}
              >
                {t('try')}
              </button>
              <p id="dry-help" className="self-center text-[15px] text-mute" role="status">
                {dry.data ? t('tried', { time: sayMoment(dry.data.at), count: wouldGo(dry.data) }) : t('tryHelp')}
              </p>
            </div>
            <Failed error={dry.error} />
            <Terms retention={data} dry={dry.data} />
            <Holds holds={data.holds} classes={data.rules.map((rule) => rule.class)} />
          </>
        )}
      </Answer>
    </PrivacyPage>
  );
}

/** When the night work comes round again, and whether it went wrong. */
function NextRun() {
  const t = useTexts(retentionTexts);
  const job = useRetentionJob();
  if (!job.data) return null;
  const [minute = '', hour = ''] = job.data.cron.split(' ');
  const { lastRun } = job.data;
  return (
    <>
      {t('nextRun', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` })}
      {lastRun?.outcome === 'failed' && (
        <span className="mt-2 block text-warn">{t('failedRun', { date: sayMoment(lastRun.startedAt) })}</span>
      )}
    </>
  );
}

function Terms({ retention, dry }: { retention: Retention; dry: RetentionRun | undefined }) {
  const t = useTexts(retentionTexts);
  const [changing, change] = useState<RetentionRule['class'] | null>(null);
  return (
    <div className="card mt-5">
      <table className="privacy-table" data-stacks>
        <thead>
          <tr>
            <th scope="col">{t('class')}</th>
            <th scope="col">{t('term')}</th>
            <th scope="col">{t('action')}</th>
            {dry && <th scope="col">{t('due')}</th>}
            <th scope="col">
              <span className="sr-only">{t('change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {retention.rules.map((rule) => (
            <TermRow
              key={rule.class}
              rule={rule}
              count={dry?.counts.find((count) => count.class === rule.class)}
              withCount={dry !== undefined}
              isChanging={changing === rule.class}
              onChange={(isOn) => change(isOn ? rule.class : null)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  rule: RetentionRule;
  count: RetentionRun['counts'][number] | undefined;
  withCount: boolean;
  isChanging: boolean;
  onChange: (isOn: boolean) => void;
}

function TermRow({ rule, count, withCount, isChanging, onChange }: RowProps) {
  const t = useTexts(retentionTexts);
  return (
    <tr data-class={rule.class}>
      <th scope="row">
        {t(`class.${rule.class}`)}
        <small lang="nl">{rule.source}</small>
      </th>
      <td>
        {sayTerm(t, rule.term)}
        <small lang="nl">{t('from', { starts: rule.starts })}</small>
        {rule.proposal && <Proposal rule={rule} proposal={rule.proposal} />}
        {isChanging && <TermForm rule={rule} onDone={() => onChange(false)} />}
      </td>
      <td>{t(`action.${rule.action}`)}</td>
      {withCount && (
        <td>
          {count?.due ?? 0}
          {(count?.held ?? 0) > 0 && <small>{t('held', { count: count?.held ?? 0 })}</small>}
        </td>
      )}
      <td>
        {!rule.proposal && !isChanging && (
          <button
            type="button"
            className="link min-h-11"
            aria-label={`${t('change')}: ${t(`class.${rule.class}`)}`}
            onClick={() => onChange(true)}
          >
            {t('change')}
          </button>
        )}
      </td>
    </tr>
  );
}

/** A shorter term that waits: whoever proposed it may only take it back. */
function Proposal({ rule, proposal }: { rule: RetentionRule; proposal: NonNullable<RetentionRule['proposal']> }) {
  const t = useTexts(retentionTexts);
  const act = useAct();
  const decide = (approve: boolean) => act.mutate({ path: `/retention/${rule.class}/_decide`, body: { approve } });
  return (
    <div className="mt-3 rounded-lg bg-act-soft p-3">
      <p>
        {t('proposal', {
          by: proposal.proposedBy,
          term: sayTerm(t, proposal.term),
          reason: proposal.reason,
        })}
      </p>
      <div className="privacy-acts mt-2">
        {!proposal.mine && (
          <button type="button" className="button-act" onClick={() => decide(true)}>
            {t('agree')}
          </button>
        )}
        <button type="button" className="button" onClick={() => decide(false)}>
          {t(proposal.mine ? 'withdraw' : 'disagree')}
        </button>
      </div>
      <Failed error={act.error} />
    </div>
  );
}
