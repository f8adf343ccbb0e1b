import {
  careParts,
  stopsAgreeing,
  type ArrangementContent,
  type ArrangementFile,
  type CareLine,
  type CarePart,
} from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { sayDate } from '../../platform/say-figures.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import '../waiting/waiting.css';
import { AgreeDialog } from './AgreeDialog.js';
import { arrangementNames } from './arrangement.names.js';
import { useArrangementProblem } from './arrangement.problems.js';
import { useArrangement, useArrangementAct } from './arrangement.queries.js';
import { arrangementTexts } from './arrangement.texts.js';
import { lineToMend, neededAfterAll, withLine, withoutLine, withoutPart } from './change.rules.js';
import { EndArrangementDialog } from './EndArrangementDialog.js';
import { Fan } from './Fan.js';
import { LineDialog } from './LineDialog.js';
import { NightsCard } from './NightsCard.js';
import { NotNeededDialog } from './NotNeededDialog.js';
import { OpenPoints } from './OpenPoints.js';
import { PartCard } from './PartCard.js';
import { ReachWeek } from './ReachWeek.js';
import { useSayLine } from './say-line.js';
import { Sources } from './Sources.js';
import { Difference, VersionsCard } from './VersionsCard.js';
import './arrangement.css';

/** One VPT: the fan of its parts, the week in which somebody can be reached, what is open, and what was agreed. */
export function ArrangementPage({ arrangementId }: { arrangementId: string }) {
  const t = useTexts(arrangementTexts);
  const tabs = useTexts(outflowTabsTexts);
  const file = useArrangement(arrangementId);
  useEffect(() => void (document.title = `${tabs('section')} · Ketenzicht`), [tabs]);
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={t('pageTitle')}>
      <Answer of={file}>{(data) => <File key={data.arrangement.id} file={data} />}</Answer>
    </SectionPage>
  );
}

type Asking = { line: CareLine } | { notNeeded: CarePart } | 'agree' | 'end' | null;

function File({ file }: { file: ArrangementFile }) {
  const { arrangement, content, gaps, versions } = file;
  const say = useSayLine(arrangement.provider);
  const act = useArrangementAct(arrangement);
  const problem = useArrangementProblem();
  const [asking, setAsking] = useState<Asking>(null);
  const mayChange = arrangement.may.includes('change');
  const ask = (next: Asking) => {
    act.reset();
    setAsking(next);
  };
  const keep = (next: ArrangementContent) => {
    if (!act.isPending) act.mutate({ path: '', body: next }, { onSuccess: () => setAsking(null) });
  };
  const told = act.error ? problem(act.error) : null;
  const newLine = (part: CarePart) => lineToMend(content, { part, lineId: null, kind: 'undecided' }, gaps, newKey());
  const about = { gaps, say, mayChange };
  const close = () => ask(null);
  return (
    <>
      <Head file={file} onAsk={ask} onUndo={() => act.mutate({ path: '/_undo', body: {} })} />
      {told && asking === null && <Warning className="mt-4">{told}</Warning>}
      {arrangement.isDrafted && versions[0] && (
        <Drafting file={file} agreed={versions[0].content} busy={act.isPending} onDiscard={keep} />
      )}
      <div className="arrangement-top">
        <div className="card arrangement-part">
          <Fan content={content} gaps={gaps} />
        </div>
        <ReachWeek lines={content.lines} gaps={gaps} say={say} />
        {arrangement.state !== 'ended' && (
          <OpenPoints
            {...about}
            isAgreed={!arrangement.isDrafted}
            onMend={(gap) => ask({ line: lineToMend(content, gap, gaps, newKey()) })}
            onNotNeeded={({ part }) => ask({ notNeeded: part })}
          />
        )}
      </div>
      <PartsHeading />
      <div className="part-cards">
        {careParts.map((part) => (
          <PartCard
            key={part}
            part={part}
            content={content}
            {...about}
            onLine={(line) => ask({ line: line ?? newLine(part) })}
            onNotNeeded={() => ask({ notNeeded: part })}
            onNeeded={() => keep(neededAfterAll(content, part))}
          />
        ))}
      </div>
      <div className="wait-columns">
        <VersionsCard versions={versions} say={say} />
        {versions[0]?.content.lines.some(({ part }) => part === 'respite') && <NightsCard file={file} />}
      </div>
      <Sources />
      {asking !== null && typeof asking === 'object' && 'line' in asking && (
        <LineDialog
          line={asking.line}
          isNew={!content.lines.some(({ id }) => id === asking.line.id)}
          busy={act.isPending}
          problem={told}
          onKeep={(line) => keep(withLine(content, line))}
          onRemove={() => keep(withoutLine(content, asking.line.id))}
          onClose={close}
        />
      )}
      {asking !== null && typeof asking === 'object' && 'notNeeded' in asking && (
        <NotNeededDialog
          part={asking.notNeeded}
          busy={act.isPending}
          problem={told}
          onKeep={(reason) => keep(withoutPart(content, asking.notNeeded, reason))}
          onClose={close}
        />
      )}
      {asking === 'agree' && <AgreeDialog file={file} say={say} onClose={close} />}
      {asking === 'end' && <EndArrangementDialog arrangement={arrangement} onClose={close} />}
    </>
  );
}

function PartsHeading() {
  const t = useTexts(arrangementTexts);
  return <h2 className="mt-8 text-xl font-semibold">{t('parts')}</h2>;
}

interface HeadProps {
  file: ArrangementFile;
  onAsk: (asking: 'agree' | 'end') => void;
  onUndo: () => void;
}
function Head({ file: { arrangement, gaps }, onAsk, onUndo }: HeadProps) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const { may } = arrangement;
  const mayAgree = may.includes('agree') && arrangement.isDrafted;
  // As long as something stops it, mending comes first and agreeing stands back.
  const isReady = !gaps.some(stopsAgreeing);
  return (
    <>
      <p className="text-mute">
        {[arrangement.reference, arrangement.about && t('for', { about: arrangement.about })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <span className="tag">
          {arrangement.endedHow && arrangement.endedOn
            ? t('ended', { how: name(`end.${arrangement.endedHow}`), day: sayDate(arrangement.endedOn) })
            : name(`state.${arrangement.state}`)}
        </span>{' '}
        {t('answers', { provider: arrangement.provider })}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {mayAgree && (
          <button type="button" className={isReady ? 'button-act' : 'button'} onClick={() => onAsk('agree')}>
            {t('agree')}
          </button>
        )}
        <Link
          to="/arrangements/$arrangementId/print"
          params={{ arrangementId: arrangement.id }}
          className="button inline-flex items-center"
        >
          {t('print')}
        </Link>
        {may.includes('end') && (
          <button type="button" className="button" onClick={() => onAsk('end')}>
            {t('end')}
          </button>
        )}
        {may.includes('undo') && (
          <button type="button" className="button" onClick={onUndo}>
            {t('undo')}
          </button>
        )}
      </div>
    </>
  );
}

interface DraftingProps {
  file: ArrangementFile;
  agreed: ArrangementContent;
  busy: boolean;
  onDiscard: (content: ArrangementContent) => void;
}
function Drafting({ file: { arrangement, content }, agreed, busy, onDiscard }: DraftingProps) {
  const t = useTexts(arrangementTexts);
  const say = useSayLine(arrangement.provider);
  const number = arrangement.number ?? 0;
  return (
    <section className="card arrangement-part mt-4" role="status">
      <p>{t('drafting', { number })}</p>
      <details className="arrangement-details">
        <summary>{t('differenceDraft')}</summary>
        <Difference from={agreed} to={content} say={say} />
      </details>
      <button type="button" className="button justify-self-start" disabled={busy} onClick={() => onDiscard(agreed)}>
        {t('discard', { number })}
      </button>
    </section>
  );
}
