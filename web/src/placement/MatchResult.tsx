import type { Candidate, Match } from '@ketenzicht/shared/placement';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayTime } from '../platform/say-time.js';
import { AlmostList } from './AlmostList.js';
import type { Asking } from './asking.js';
import { CandidateCard } from './CandidateCard.js';
import { ExcludedWards } from './ExcludedWards.js';
import { usePlaces } from './places.context.js';
import { useTruthList } from './placement.queries.js';
import { searchTexts } from './search.texts.js';

interface Props {
  match: Match;
  /** Anew, when a figure on screen changed. */
  onStale: () => void;
  /** With names of what is excluded: asked for only when somebody wants to see it. */
  onEveryExcluded: () => void;
  onAsk: (asking: Asking) => void;
  /** Whether a bed may be held: a request holds one at a time. */
  mayHold: boolean;
  /** Wards that were asked already. */
  asked?: ReadonlySet<string>;
  /** What can be done when nobody can take this person now. */
  whenNone?: ReactNode;
}

const none: ReadonlySet<string> = new Set();
const pause = 1_500;

/** Who can take this person: now, perhaps, later, and with what otherwise. */
export function MatchResult({ match, onStale, onEveryExcluded, onAsk, mayHold, asked = none, whenNone }: Props) {
  const t = useTexts(searchTexts);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const truths = useTruthList().data;
  const everyone = [...match.assignable, ...match.unknown, ...match.notNow];
  const chosen = picked.flatMap((id) => everyone.find(({ unit }) => unit.id === id) ?? []);
  useFigures(
    everyone.map(({ unit }) => unit.id),
    onStale,
  );
  const toggle = (id: string) => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  const card = (candidate: Candidate, index: number, canHold: boolean) => (
    <li key={candidate.unit.id}>
      <CandidateCard
        candidate={candidate}
        truth={truths?.find(({ unitId }) => unitId === candidate.unit.id)?.offered}
        pick={
          asked.has(candidate.unit.id) ? undefined : (
            <Pick candidate={candidate} on={picked.includes(candidate.unit.id)} onToggle={toggle} />
          )
        }
        acts={
          asked.has(candidate.unit.id) ? null : (
            <Acts candidate={candidate} hold={canHold && mayHold} first={index === 0 && canHold} onAsk={onAsk} />
          )
        }
      />
    </li>
  );
  const { assignable, unknown, notNow, almost, more } = match;
  return (
    <div className="grid gap-5">
      <section aria-labelledby="assignable" className="card">
        <header className="result-head">
          <h2 id="assignable" tabIndex={-1}>
            {assignable.length > 0
              ? t('resultsCount', { count: assignable.length + more.assignable })
              : t('resultsNone')}
          </h2>
          <p>{assignable.length > 0 ? t('considered', said(match)) : t('resultsNoneHelp')}</p>
          {assignable.length === 0 && whenNone}
        </header>
        <ol className="result-list">{assignable.map((one, index) => card(one, index, true))}</ol>
        <More count={more.assignable} />
      </section>
      <Group
        title={t('unknown')}
        help={t('unknownHelp')}
        count={unknown.length}
        more={more.unknown}
        open={assignable.length === 0}
      >
        {unknown.map((one, index) => card(one, index, false))}
      </Group>
      <Group
        title={t('notNow')}
        count={notNow.length}
        more={more.notNow}
        open={assignable.length === 0 && unknown.length === 0}
      >
        {notNow.map((one, index) => card(one, index, false))}
      </Group>
      {almost.length > 0 && <AlmostList almost={almost} more={<More count={more.almost} />} />}
      <ExcludedWards match={match} onEveryExcluded={onEveryExcluded} />
      {chosen.length > 0 && (
        <div className="picked-bar" role="region" aria-label={t('picked', { count: chosen.length })}>
          <strong>{t('picked', { count: chosen.length })}</strong>
          <button type="button" className="button" onClick={() => setPicked([])}>
            {t('clearPicked')}
          </button>
          <button type="button" className="button-act" onClick={() => onAsk({ candidates: chosen, hold: false })}>
            {t(chosen.length === 1 ? 'askThis' : 'askPicked')}
          </button>
        </div>
      )}
    </div>
  );
}

const said = ({ considered, at }: Match) => ({ count: considered, time: sayTime(at) });

/** A burst of changes is one question. */
function useFigures(ids: readonly string[], onStale: () => void): void {
  const { watchWards } = usePlaces();
  const which = ids.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchWards(which === '' ? [] : which.split(' '), () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        onStale();
      }, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [which, watchWards, onStale]);
}

/** What comes next best stands open when there is nothing better; a few are no trouble either. */
function Group({ title, help, count, more, open, children }: GroupProps) {
  if (count === 0) return null;
  return (
    <details className="card fold-card" open={open || count <= 3}>
      <summary>
        <h2>{title}</h2> <span className="tag">{count + more}</span>
        {help && <small>{help}</small>}
      </summary>
      <ol className="result-list">{children}</ol>
      <More count={more} />
    </details>
  );
}
interface GroupProps {
  title: string;
  help?: string;
  count: number;
  more: number;
  open: boolean;
  children: ReactNode;
}

function More({ count }: { count: number }) {
  const t = useTexts(searchTexts);
  return count === 0 ? null : <p className="result-more">{t('more', { count })}</p>;
}

function Pick({ candidate, on, onToggle }: { candidate: Candidate; on: boolean; onToggle: (id: string) => void }) {
  const t = useTexts(searchTexts);
  const { id, name } = candidate.unit;
  return (
    <label className="candidate-pick">
      <input type="checkbox" checked={on} aria-label={t('pick', { name })} onChange={() => onToggle(id)} />
      <span aria-hidden="true">{t('pickShort')}</span>
    </label>
  );
}

interface ActsProps {
  candidate: Candidate;
  hold: boolean;
  first: boolean;
  onAsk: (asking: Asking) => void;
}

/** One clear thing to do; only the first of the list in full colour. */
function Acts({ candidate, hold, first, onAsk }: ActsProps) {
  const t = useTexts(searchTexts);
  const ask = (withHold: boolean) => onAsk({ candidates: [candidate], hold: withHold });
  const { name } = candidate.unit;
  if (!hold)
    return (
      <button
        type="button"
        className={first ? 'button-act' : 'button'}
        aria-label={t('of', { what: t('askThis'), name })}
        onClick={() => ask(false)}
      >
        {t('askThis')}
      </button>
    );
  return (
    <>
      <button
        type="button"
        className={first ? 'button-act' : 'button'}
        aria-label={t('of', { what: t('holdAsk'), name })}
        onClick={() => ask(true)}
      >
        {t('holdAsk')}
      </button>
      <button
        type="button"
        className="chip-quiet"
        aria-label={t('of', { what: t('askOnly'), name })}
        onClick={() => ask(false)}
      >
        {t('askOnly')}
      </button>
    </>
  );
}
