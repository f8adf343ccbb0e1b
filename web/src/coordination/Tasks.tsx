import type { CaseFile, CaseTask } from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { Warning } from '../ui/Warning.js';
import { caseTexts } from './case.texts.js';
import { useCaseProblem } from './coordination.problems.js';
import { useAct } from './coordination.queries.js';
import { peopleOf } from './people.rules.js';
import { sayDate } from './say-date.js';
import { SideForm } from './SideForm.js';
import { SidePart } from './SidePart.js';

/** Who does what, and by when. */
export function Tasks({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const problem = useCaseProblem();
  const act = useAct(file.case);
  const { tasks } = file;
  const isOpen = file.case.state !== 'closed';
  return (
    <SidePart
      title={t('tasks')}
      empty={tasks.length === 0 ? t('noTasks') : null}
      add={t('addTask')}
      {...(isOpen && { renderForm: (onDone: () => void) => <TaskForm file={file} onDone={onDone} /> })}
    >
      <ul className="task-list">
        {tasks.map((task) => (
          <li key={task.id} data-done={task.doneAt !== null}>
            <label>
              <input
                type="checkbox"
                aria-label={t('done', { text: task.text })}
                checked={task.doneAt !== null}
                disabled={task.doneAt !== null || act.isPending || !isOpen}
                onChange={() => act.mutate({ path: `/case-tasks/${task.id}/_done` })}
              />
              <span>
                {task.text}
                <TaskOwner task={task} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {act.isError && <Warning>{problem(act.error)}</Warning>}
    </SidePart>
  );
}

function TaskOwner({ task }: { task: CaseTask }) {
  const t = useTexts(caseTexts);
  if (task.doneAt) return <small>{t('doneOn', { time: sayWhen(task.doneAt, timeNow()) })}</small>;
  const isLate = task.dueOn < localDate(timeNow());
  return (
    <small className={isLate ? 'text-warn' : ''}>
      {t(isLate ? 'overdue' : 'due', { name: task.ownerName, date: sayDate(task.dueOn, 'short') })}
    </small>
  );
}

function TaskForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const t = useTexts(caseTexts);
  const id = useId();
  const today = localDate(timeNow());
  const [text, setText] = useState('');
  const [ownerId, setOwnerId] = useState(file.case.owner.id);
  const [ownerName, setOwnerName] = useState('');
  const [dueOn, setDueOn] = useState(addLocalDays(today, 2));
  const owner = ownerId === '' ? { ownerId: null, ownerName } : { ownerId, ownerName: null };
  return (
    <SideForm
      of={file.case}
      act={t('save')}
      sends={() => ({ path: 'tasks', body: { text, ...owner, dueOn } })}
      onDone={onDone}
    >
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('taskText')}</label>
        <input
          id={`${id}-text`}
          required
          minLength={3}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-owner`}>{t('taskOwner')}</label>
        <select id={`${id}-owner`} value={ownerId} onChange={(event) => setOwnerId(event.currentTarget.value)}>
          {peopleOf(file).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value="">{t('outside')}</option>
        </select>
      </div>
      {ownerId === '' && (
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('outsideName')}</label>
          <input
            id={`${id}-name`}
            required
            maxLength={100}
            value={ownerName}
            onChange={(event) => setOwnerName(event.currentTarget.value)}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-due`}>{t('taskDue')}</label>
        <input
          id={`${id}-due`}
          type="date"
          required
          min={today}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </div>
    </SideForm>
  );
}
