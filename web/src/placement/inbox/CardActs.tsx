import { canDo, type PlacementAttempt } from '@ketenzicht/shared/placement';
import { useEffect, useRef, useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { AdmitForm } from './AdmitForm.js';
import type { FileProps } from './CardFile.js';
import { EndForm } from './EndForm.js';
import { ExtendHold } from './ExtendHold.js';
import { holdOn, mayUndo } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import { MissingForm } from './MissingForm.js';
import { NoForm } from './NoForm.js';
import { OtherDateForm } from './OtherDateForm.js';
import { Refusal } from './Refusal.js';
import { YesForm } from './YesForm.js';

export interface FormProps extends FileProps {
  attempt: PlacementAttempt;
  onBack: () => void;
}

const forms = {
  yes: { Form: YesForm, act: 'accept' },
  other: { Form: OtherDateForm, act: 'propose' },
  no: { Form: NoForm, act: 'refuse' },
  missing: { Form: MissingForm, act: 'await' },
  admit: { Form: AdmitForm, act: 'admit' },
  noShow: { Form: EndForm, act: 'miss' },
  cancel: { Form: EndForm, act: 'cancel' },
  undo: { Form: EndForm, act: 'undo' },
} as const;
export type Choice = keyof typeof forms;

/** What can be done with this try now: one thing first, the others quieter. A form that no longer fits, because somebody was first, closes by itself. */
export function CardActs(props: FileProps & { attempt: PlacementAttempt }) {
  const [choice, choose] = useState<Choice | null>(null);
  const [before, setBefore] = useState<Choice | null>(null);
  const { attempt, act } = props;
  if (choice && canDo(forms[choice].act, attempt.state)) {
    const { Form } = forms[choice];
    const back = () => {
      act.reset();
      setBefore(choice);
      choose(null);
    };
    return <Form {...props} choice={choice} onBack={back} />;
  }
  return <Choices {...props} focused={before} onChoose={choose} />;
}

interface ChoicesProps extends FileProps {
  attempt: PlacementAttempt;
  /** Whose form was just left: the focus goes back to where it came from. */
  focused: Choice | null;
  onChoose: (choice: Choice) => void;
}

function Choices({ attempt, act, focused, onChoose }: ChoicesProps) {
  const t = useTexts(inboxTexts);
  const now = useNow();
  const can = (choice: Choice) => canDo(forms[choice].act, attempt.state);
  const hold = holdOn(attempt.hold, attempt.unitId);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) first.current?.parentElement?.querySelector<HTMLElement>(`[data-choice="${focused}"]`)?.focus();
  }, [focused]);
  const choice = (name: Choice, isFirst = false) =>
    can(name) && (
      <button
        type="button"
        data-choice={name}
        className={isFirst ? 'button-act' : 'button'}
        onClick={() => onChoose(name)}
      >
        {t(name)}
      </button>
    );
  return (
    <>
      <div ref={first} className="inbox-acts">
        {choice('yes', true)}
        {choice('other')}
        {choice('no')}
        {choice('admit', true)}
        {choice('noShow')}
        {choice('cancel')}
        {mayUndo(attempt.admittedAt, now) && choice('undo')}
      </div>
      <div className="inbox-acts">
        {canDo('consider', attempt.state) && (
          <button
            type="button"
            className="link min-h-11"
            disabled={act.isPending}
            onClick={() =>
              act.mutate({ verb: 'consider' }, { onSuccess: () => first.current?.querySelector('button')?.focus() })
            }
          >
            {t('consider')}
          </button>
        )}
        {can('missing') && (
          <button type="button" data-choice="missing" className="link min-h-11" onClick={() => onChoose('missing')}>
            {t('missing')}
          </button>
        )}
      </div>
      {hold && <ExtendHold hold={hold} />}
      {/* That opening it was not noted is nobody's business here: the next thing that is done says so itself. */}
      {act.variables?.verb !== 'see' && <Refusal error={act.error} unitId={attempt.unitId} />}
    </>
  );
}
