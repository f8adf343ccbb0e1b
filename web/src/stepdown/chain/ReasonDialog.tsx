import {
  chainNoReasons,
  chainWithdrawReasons,
  type ChainNoReason,
  type ChainWithdrawReason,
} from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useChainProblem } from './proposal.problems.js';
import { useChainAct } from './proposal.queries.js';
import { proposalTexts } from './proposal.texts.js';

interface Props {
  chainId: string;
  /** The step that is said no to; without one the whole chain is taken back. */
  place?: number;
  onClose: () => void;
}

/** Why a chain ends: codes, because words would be about somebody. */
export function ReasonDialog({ chainId, place, onClose }: Props) {
  const t = useTexts(proposalTexts);
  const problem = useChainProblem();
  const id = useId();
  const act = useChainAct(chainId);
  const [reason, setReason] = useState<ChainNoReason | ChainWithdrawReason | null>(null);
  const isNo = place !== undefined;
  const send = () => {
    if (reason === null || act.isPending) return;
    const said = isNo
      ? { path: `moves/${place}/_say`, body: { said: 'no', reason } }
      : { path: '_withdraw', body: { reason } };
    act.mutate(said, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t(isNo ? 'noTitle' : 'withdrawTitle')}
          </h2>
          <p className="text-mute">{t(isNo ? 'noHelp' : 'withdrawHelp')}</p>
        </div>
        <OneOf<ChainNoReason | ChainWithdrawReason>
          legend={t(isNo ? 'noTitle' : 'withdrawTitle')}
          values={isNo ? chainNoReasons : chainWithdrawReasons}
          value={reason}
          say={(one) => t(`why.${one}`)}
          onChange={setReason}
          required
        />
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t(isNo ? 'end' : 'withdraw')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
