import type { Contact, Goal, HeldTitle, Timeline, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ContactNoteForm } from '../contact/ContactNoteForm.js';
import { noteTexts } from '../contact/note.texts.js';
import { CancelContact, PlanContact } from './ContactForms.js';
import { CareForm } from './CareForm.js';
import { FormDialog } from './FormDialog.js';
import { GoalForm } from './GoalForm.js';
import { plannedOf } from './now.rules.js';
import { PayerForm } from './PayerForm.js';
import { ScoreForm } from './ScoreForm.js';
import { TitleForm } from './TitleForm.js';
import { EndTitle, PlanTitle } from './TitleChange.js';

/** What one is about to add or change. */
export type Adds =
  | { of: 'note' | 'contact' | 'care' | 'title' | 'scores' }
  | { of: 'payer'; from?: string }
  | { of: 'goal'; goal?: Goal }
  | { of: 'cancel'; contact: Contact }
  | { of: 'plan' | 'end'; title: HeldTitle };

export interface AddProps {
  trajectory: Trajectory;
  timeline: Timeline;
  today: string;
  onClose: () => void;
}

/** One dialog at a time. */
export function Additions({ adds, ...props }: AddProps & { adds: Adds }) {
  switch (adds.of) {
    case 'note':
      return <NoteDialog {...props} />;
    case 'contact':
      return <PlanContact {...props} />;
    case 'cancel':
      return <CancelContact {...props} contact={adds.contact} />;
    case 'care':
      return <CareForm {...props} />;
    case 'title':
      return <TitleForm {...props} />;
    case 'plan':
      return <PlanTitle {...props} title={adds.title} />;
    case 'end':
      return <EndTitle {...props} title={adds.title} />;
    case 'payer':
      return <PayerForm {...props} from={adds.from ?? props.today} />;
    case 'goal':
      return <GoalForm {...props} goal={adds.goal ?? null} />;
    case 'scores':
      return <ScoreForm {...props} />;
  }
}

function NoteDialog({ trajectory, timeline, onClose }: AddProps) {
  const t = useTexts(noteTexts);
  const id = useId();
  return (
    <FormDialog labelledBy={id} onClose={onClose}>
      <h2 id={id} className="tl-dialog-title">
        {t('title')}
      </h2>
      <ContactNoteForm
        trajectory={trajectory}
        planned={plannedOf(timeline.contacts)}
        onDone={onClose}
        onCancel={onClose}
      />
    </FormDialog>
  );
}
