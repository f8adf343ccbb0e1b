import { Link } from '@tanstack/react-router';
import { ProblemError } from '../../platform/problem.error.js';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { namesSomebody, usePlacementProblem } from '../placement.problems.js';
import { inboxTexts } from './inbox.texts.js';

/** What happened meanwhile, where that is why it was refused. */
const meanwhile: Readonly<Record<string, 'meanwhile.noBed' | 'meanwhile.acceptedElsewhere' | 'holdGone'>> = {
  'hold.no_bed': 'meanwhile.noBed',
  'attempt.accepted_elsewhere': 'meanwhile.acceptedElsewhere',
  'hold.unknown': 'holdGone',
  'hold.over': 'holdGone',
};
const overtaken = ({ status, code }: ProblemError) => status === 412 || code === 'attempt.over';

/** What was refused and what to do, beside the button that was pressed. Personal data is said at the field itself. */
export function Refusal({ error, unitId }: { error: unknown; unitId: string }) {
  const t = useTexts(inboxTexts);
  const problem = usePlacementProblem();
  if (!error || namesSomebody(error)) return null;
  const known = error instanceof ProblemError ? meanwhile[error.code] : undefined;
  const isOvertaken = error instanceof ProblemError && overtaken(error);
  return (
    <Warning className="mt-4">
      {known ? t(known) : isOvertaken ? t('meanwhile.changed') : problem(error)}
      {known === 'meanwhile.noBed' && (
        <Link to="/wards/$unitId/entry" params={{ unitId }} className="mt-1 block underline">
          {t('toEntry')}
        </Link>
      )}
    </Warning>
  );
}
