import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { namesSomebody, usePlacementProblem } from './placement.problems.js';
import { searchTexts } from './search.texts.js';

interface Props {
  busy: boolean;
  error: unknown;
  onKeep: () => void;
}

/** Nobody can be asked, and still somebody waits: kept, it counts, and the board reports by itself when it takes too long. */
export function KeepRequest({ busy, error, onKeep }: Props) {
  const t = useTexts(searchTexts);
  const problem = usePlacementProblem();
  return (
    <div className="keep-request">
      <button type="button" className="button" disabled={busy} onClick={onKeep}>
        {t('keep')}
      </button>
      <p>{t('keepHelp')}</p>
      {/* What names somebody is said at the note itself. */}
      {error !== null && !namesSomebody(error) && <Warning>{problem(error)}</Warning>}
    </div>
  );
}
