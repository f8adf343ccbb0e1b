import type { Article } from '@ketenzicht/shared/coordination';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useWithdraw } from './help.queries.js';
import { useHelpProblem } from './help.problems.js';
import { helpTexts } from './help.texts.js';

/** Says what it does before it does it. */
export function WithdrawDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const t = useTexts(helpTexts);
  const problem = useHelpProblem();
  const id = useId();
  const withdraw = useWithdraw(article.id);
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate(article.version, { onSuccess: onClose });
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t('withdrawTitle')}
        </h2>
        <p className="text-mute">{t('withdrawHelp')}</p>
        {withdraw.isError && <Warning>{problem(withdraw.error)}</Warning>}
        <FormActs act={t('withdraw')} cancel={t('cancel')} busy={withdraw.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
