import { localDate } from '@ketenzicht/shared/kernel';
import { openPoints, agreeers, stopsAgreeing, type Agreeer, type ArrangementFile } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { SomeOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { arrangementNames } from './arrangement.names.js';
import { useArrangementProblem } from './arrangement.problems.js';
import { useArrangementAct } from './arrangement.queries.js';
import { arrangementTexts } from './arrangement.texts.js';
import { Point } from './OpenPoints.js';
import type { SayLine } from './say-line.js';

interface Props {
  file: ArrangementFile;
  say: SayLine;
  onClose: () => void;
}

/** With whom and on which day it was agreed; or what must be arranged before anybody can. */
export function AgreeDialog(props: Props) {
  const id = useId();
  const stops = openPoints(props.file.gaps).filter(stopsAgreeing);
  return (
    <Dialog labelledBy={id} onClose={props.onClose}>
      {stops.length > 0 ? <NotYet {...props} id={id} /> : <AgreeForm {...props} id={id} />}
    </Dialog>
  );
}

function NotYet({ file: { gaps }, say, onClose, id }: Props & { id: string }) {
  const t = useTexts(arrangementTexts);
  return (
    <div className="arrangement-form">
      <h2 id={id} className="text-xl font-bold">
        {t('agreeNot')}
      </h2>
      <p>{t('agreeNotLead')}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {openPoints(gaps)
          .filter(stopsAgreeing)
          .map((gap) => (
            <li key={`${gap.part} ${gap.lineId} ${gap.kind}`}>
              <Point gap={gap} gaps={gaps} say={say} />
            </li>
          ))}
      </ul>
      <button type="button" className="button-act justify-self-start" onClick={onClose}>
        {t('back')}
      </button>
    </div>
  );
}

function AgreeForm({ file: { arrangement }, onClose, id }: Props & { id: string }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const problem = useArrangementProblem();
  const act = useArrangementAct(arrangement);
  const today = localDate(timeNow());
  const [whom, setWhom] = useState<Agreeer[]>([]);
  const [on, setOn] = useState(today);
  const [startsOn, setStartsOn] = useState(today);
  const send = () => {
    if (act.isPending) return;
    act.mutate({ path: '/_agree', body: { on, with: whom, startsOn } }, { onSuccess: onClose });
  };
  return (
    <form
      className="arrangement-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div>
        <h2 id={id} className="text-xl font-bold">
          {t('agreeTitle')}
        </h2>
        <p className="text-mute">{t('agreeLead', { number: (arrangement.number ?? 0) + 1 })}</p>
      </div>
      <SomeOf legend={t('with')} values={agreeers} value={whom} say={(one) => name(`with.${one}`)} onChange={setWhom} />
      <div className="wait-pair">
        <label className="field">
          {t('on')}
          <input type="date" required max={today} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        </label>
        <label className="field">
          {t('startsOn')}
          <input type="date" required value={startsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
        </label>
      </div>
      {act.error && <Warning>{problem(act.error)}</Warning>}
      <FormActs act={t('agree')} cancel={t('cancel')} busy={act.isPending || whom.length === 0} onCancel={onClose} />
    </form>
  );
}
