import { useTexts } from '../../platform/i18n.js';
import { ActForm } from './ActForm.js';
import type { Choice, FormProps } from './CardActs.js';
import { inboxTexts } from './inbox.texts.js';

const verbs = { noShow: 'miss', cancel: 'cancel', undo: 'undo' } as const;

/** Asks once more, and says what will follow: the other side hears of it at once. */
export function EndForm({ choice, ...props }: FormProps & { choice: Choice }) {
  const t = useTexts(inboxTexts);
  if (choice !== 'noShow' && choice !== 'cancel' && choice !== 'undo') return null;
  return (
    <ActForm
      {...props}
      title={t(`${choice}Title`)}
      help={t(`${choice}Help`)}
      send={t(`${choice}Send`)}
      verb={verbs[choice]}
      with={['phone']}
      done={t(`done.${verbs[choice]}`)}
      body={() => ({})}
    />
  );
}
