import type { CaseConference, CaseFile } from '@ketenzicht/shared/coordination';
import { useId, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { caseTexts } from './case.texts.js';
import { SideForm } from './SideForm.js';
import { SidePart } from './SidePart.js';

interface Props {
  file: CaseFile;
  onHeld: (conference: CaseConference) => void;
}

/** When the parties sit together, and what they decided. */
export function Conferences({ file, onHeld }: Props) {
  const t = useTexts(caseTexts);
  const mayChange = file.case.mayAct && file.case.state !== 'closed';
  return (
    <SidePart
      title={t('conferences')}
      empty={file.conferences.length === 0 ? t('noConferences') : null}
      add={t('addConference')}
      {...(mayChange && { renderForm: (onDone: () => void) => <ConferenceForm file={file} onDone={onDone} /> })}
    >
      <ul className="grid gap-3">
        {file.conferences.map((one) => (
          <li key={one.id}>
            <strong>{t('conferenceAt', { time: sayMoment(one.at) })}</strong>{' '}
            <span className="text-mute">{t('with', { names: one.invited.join(', ') })}</span>
            <p className="whitespace-pre-line">
              {one.decisions ? (
                t('decided', { text: one.decisions })
              ) : (
                <span className="text-mute">{t('notHeld')}</span>
              )}
            </p>
            {one.heldAt === null && mayChange && (
              <button type="button" className="chip-quiet print:hidden" onClick={() => onHeld(one)}>
                {t('act_held')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </SidePart>
  );
}

/** What the browser's own field gives is the clock of this computer; these computers stand in the Netherlands. */
const instantOf = (local: string): string => new Date(local).toISOString();
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function ConferenceForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const t = useTexts(caseTexts);
  const id = useId();
  const [at, setAt] = useState('');
  const [invited, setInvited] = useState('');
  return (
    <SideForm
      of={file.case}
      act={t('save')}
      sends={() => ({ path: 'conferences', body: { at: instantOf(at), invited: linesOf(invited) } })}
      onDone={onDone}
    >
      <div className="field">
        <label htmlFor={`${id}-at`}>{t('when')}</label>
        <input
          id={`${id}-at`}
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-who`}>{t('invited')}</label>
        <textarea
          id={`${id}-who`}
          rows={3}
          required
          value={invited}
          onChange={(event) => setInvited(event.currentTarget.value)}
        />
      </div>
    </SideForm>
  );
}
