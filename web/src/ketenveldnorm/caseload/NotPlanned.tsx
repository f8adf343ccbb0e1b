import { lastDayToPlan, type BulkPlan } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { Warning } from '../../ui/Warning.js';
import { caseloadTexts } from './caseload.texts.js';
import { sayOn } from './say-on.js';
import type { Chosen } from './useChosen.js';

interface Props {
  of: Error;
  asked: Pick<BulkPlan, 'trajectoryIds'> | undefined;
  chosen: Chosen;
  today: string;
  onDone: () => void;
}

/** For whom the day cannot be, by name and with their last day; and one press to go on without them. */
export function NotPlanned({ of, asked, chosen, today, onDone }: Props) {
  const t = useTexts(caseloadTexts);
  const problem = useProblemText();
  const late = lateIds(of, asked?.trajectoryIds ?? []);
  const lines = chosen.lines.filter(({ trajectory }) => late.includes(trajectory.id));
  if (isPast(of)) return <Warning className="plan-bar-wide">{t('past')}</Warning>;
  if (lines.length === 0) return <Warning className="plan-bar-wide">{problem(of)}</Warning>;
  return (
    <div className="plan-bar-wide" role="alert">
      <p className="font-semibold text-warn">{t('tooLate')}</p>
      <ul>
        {lines.map(({ trajectory }) => (
          <li key={trajectory.id}>
            {t('latest', {
              reference: trajectory.reference,
              on: sayOn(lastDayToPlan(trajectory, today) ?? today, today),
            })}
          </li>
        ))}
      </ul>
      <button type="button" className="button mt-2" onClick={() => (chosen.set(late, false), onDone())}>
        {t('leaveOut')}
      </button>
    </div>
  );
}

const faultsOf = (error: Error) => (error instanceof ProblemError ? error.errors : []);
const isPast = (error: Error) => faultsOf(error).some(({ pointer }) => pointer === '/on');
const lateIds = (error: Error, ids: readonly string[]): string[] =>
  faultsOf(error).flatMap(({ pointer }) => ids[Number(/^\/trajectoryIds\/(\d+)$/.exec(pointer)?.[1] ?? NaN)] ?? []);
