import type { CaseFile } from '@ketenzicht/shared/coordination';
import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { caseTexts } from './case.texts.js';
import { useCaseProblem } from './coordination.problems.js';
import { useAct } from './coordination.queries.js';
import { JoinForm } from './JoinForm.js';
import { isBound } from './people.rules.js';
import { SidePart } from './SidePart.js';

/** Who may read along and act with the owner. */
export function Participants({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const problem = useCaseProblem();
  const act = useAct(file.case);
  const { participants } = file;
  const mayChange = file.case.mayAct && file.case.state !== 'closed';
  return (
    <SidePart
      title={t('people')}
      empty={participants.length === 0 ? t('noPeople') : null}
      add={t('addPerson')}
      {...(mayChange && { renderForm: (onDone: () => void) => <JoinForm file={file} onDone={onDone} /> })}
    >
      <ul className="grid gap-1">
        {participants.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3">
            <span className="grow">
              {one.name} {one.organisationName && <span className="text-mute">{one.organisationName}</span>}
            </span>
            {mayChange && !isBound(file, one.id) && (
              <button
                type="button"
                className="chip-quiet print:hidden"
                aria-label={t('remove', { name: one.name })}
                disabled={act.isPending}
                onClick={() => act.mutate({ path: `participants/${one.id}`, method: 'DELETE' })}
              >
                {t('removeShort')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {act.isError && <Warning>{problem(act.error)}</Warning>}
    </SidePart>
  );
}
