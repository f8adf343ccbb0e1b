import { addLocalDays } from '@ketenzicht/shared/kernel';
import {
  contactInterval,
  contactKinds,
  lastDayToPlan,
  type Contact,
  type ContactKind,
} from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { DayField } from './fields.js';
import { sayDay, sayLongDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';

/** A day and how: nothing else is known of a contact that is yet to come. */
export function PlanContact({ trajectory, today, onClose }: AddProps) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const latest = lastDayToPlan(trajectory, today);
  const usual = addLocalDays(today, trajectory.intervalDays ?? contactInterval.usual);
  const [kind, setKind] = useState<ContactKind>('phone');
  const [on, setOn] = useState(latest !== null && latest < usual ? latest : usual);
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('contact.title')}
      help={latest ? t('contact.help', { date: sayLongDay(latest) }) : t('contact.helpFree')}
      sends={() => ({ path: 'contacts', body: { kind, on } })}
      onClose={onClose}
    >
      <OneOf
        legend={t('contact.kind')}
        values={contactKinds}
        value={kind}
        say={(one) => name(`contact.${one}`)}
        onChange={setKind}
      />
      <DayField label={t('on')} value={on} onChange={setOn} min={today} />
    </AddDialog>
  );
}

export function CancelContact({ trajectory, contact, onClose }: AddProps & { contact: Contact }) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('cancel.title')}
      help={t('cancel.help', { kind: name(`contact.${contact.kind}`), date: sayDay(contact.on) })}
      act={t('cancel.act')}
      sends={() => ({ path: `/contacts/${contact.id}/_cancel`, body: {} })}
      onClose={onClose}
    />
  );
}
