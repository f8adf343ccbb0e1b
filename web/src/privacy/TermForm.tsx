import type { RetentionRule } from '@ketenzicht/shared/privacy';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { useAct } from './privacy.queries.js';
import { takesFocus } from './focus.js';
import { retentionTexts } from './retention.texts.js';
import { Failed } from './PrivacyPage.js';
import { sayTerm } from './term.words.js';

/** A new term and why. Shorter waits for somebody else; the row then says so. */
export function TermForm({ rule, onDone }: { rule: RetentionRule; onDone: () => void }) {
  const t = useTexts(retentionTexts);
  const act = useAct();
  const [term, setTerm] = useState(rule.term);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ path: `/retention/${rule.class}/_change`, body: { term, reason } }, { onSuccess: onDone });
  };
  const floor = rule.floor && sayTerm(t, rule.floor);
  return (
    <form onSubmit={submit} className="mt-3 flex max-w-md flex-col gap-3">
      <label className="field">
        {t('newTerm', { class: t(`class.${rule.class}`) })}
        <input
          value={term}
          onChange={(event) => setTerm(event.target.value.toUpperCase().trim())}
          aria-describedby="term-help"
          ref={takesFocus}
          required
        />
      </label>
      <p id="term-help" className="text-[15px] text-mute">
        {floor ? t('termHelp', { floor }) : t('termHelpFree')}
      </p>
      <label className="field">
        {t('reason')}
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          minLength={10}
          maxLength={500}
          required
        />
      </label>
      <FormActs act={t('change')} cancel={t('cancel')} busy={act.isPending} onCancel={onDone} />
      <Failed error={act.error} />
    </form>
  );
}
