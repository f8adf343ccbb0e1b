import {
  erasureGrounds,
  refusalGrounds,
  restrictionGrounds,
  type RequestKind,
  type SubjectRequest,
} from '@ketenzicht/shared/privacy';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { FormActs } from '../ui/FormActs.js';
import { useAct, useTake } from './privacy.queries.js';
import { takesFocus } from './focus.js';
import { privacyTexts } from './privacy.texts.js';
import { Failed } from './PrivacyPage.js';

/** What can be done about a request now, and nothing else. */
export function RequestActs({ request }: { request: SubjectRequest }) {
  const t = useTexts(privacyTexts);
  const act = useAct();
  const [choosing, choose] = useState<'refuse' | 'ground' | null>(null);
  const path = `/requests/${request.id}`;
  const send = (verb: string, body?: unknown) =>
    act.mutate({ path: `${path}/${verb}`, body }, { onSuccess: () => choose(null) });
  const isOpen = request.state === 'open';

  if (choosing)
    return (
      <GroundForm
        grounds={choosing === 'refuse' ? refusalGrounds : groundsOf(request.kind)}
        submit={t(choosing === 'refuse' ? 'refuse' : request.kind === 'erasure' ? 'erase' : 'restrict')}
        help={choosing === 'refuse' ? '' : t(request.kind === 'erasure' ? 'eraseHelp' : 'restrictHelp')}
        error={act.error}
        isBusy={act.isPending}
        onCancel={() => {
          act.reset();
          choose(null);
        }}
        onChoose={(ground) =>
          send(choosing === 'refuse' ? '_refuse' : request.kind === 'erasure' ? '_erase' : '_restrict', { ground })
        }
      />
    );
  return (
    <div>
      <div className="privacy-acts">
        {request.kind === 'access' && <AccessActs request={request} onPrepare={() => send('_export')} />}
        {isOpen && request.kind === 'rectification' && (
          <button type="button" className="button" onClick={() => send('_close')}>
            {t('close')}
          </button>
        )}
        {isOpen && (request.kind === 'restriction' || request.kind === 'erasure') && (
          <button type="button" className="button" onClick={() => choose('ground')}>
            {t(request.kind === 'erasure' ? 'erase' : 'restrict')}
          </button>
        )}
        {request.state === 'awaitingSecond' && !request.mine && (
          <button type="button" className="button" onClick={() => send('_erase-decide', { approve: true })}>
            {t('approve')}
          </button>
        )}
        {request.state === 'awaitingSecond' && (
          <button type="button" className="button" onClick={() => send('_erase-decide', { approve: false })}>
            {t('reject')}
          </button>
        )}
        {isOpen && request.export?.state !== 'ready' && (
          <button type="button" className="button" onClick={() => choose('refuse')}>
            {t('refuse')}
          </button>
        )}
        {request.isRestricted && request.kind === 'restriction' && (
          <button type="button" className="button" onClick={() => send('_release')}>
            {t('release')}
          </button>
        )}
      </div>
      {isOpen && request.kind === 'rectification' && <p className="mt-2 text-[15px] text-mute">{t('closeHelp')}</p>}
      {request.isRestricted && <p className="mt-2 text-[15px] text-mute">{t('isRestricted')}</p>}
      {request.state === 'awaitingSecond' && (
        <p className="mt-2 text-[15px] text-mute">{t(request.mine ? 'waitsForOther' : 'state.awaitingSecond')}</p>
      )}
      <Failed error={act.error} />
    </div>
  );
}

const groundsOf = (kind: RequestKind) => (kind === 'erasure' ? erasureGrounds : restrictionGrounds);

function AccessActs({ request, onPrepare }: { request: SubjectRequest; onPrepare: () => void }) {
  const t = useTexts(privacyTexts);
  const take = useTake();
  const copy = request.export;
  if (copy?.state === 'preparing')
    return (
      <p role="status" className="text-mute">
        {t('preparing')}
      </p>
    );
  if (copy?.state === 'ready')
    return (
      <div>
        <button
          type="button"
          className="button"
          disabled={take.isPending}
          onClick={() => take.mutate({ id: copy.id, reference: request.reference })}
        >
          {t('take')}
        </button>
        <p className="mt-2 text-[15px] text-mute">
          {t('takeHelp', { time: copy.expiresAt ? sayMoment(copy.expiresAt) : '' })}
        </p>
        <Failed error={take.error} />
      </div>
    );
  const remark = copy && t(copy.state === 'refused' ? 'exportRefused' : copy.state === 'taken' ? 'taken' : 'expired');
  return (
    <>
      {request.state !== 'refused' && (
        <button type="button" className="button" onClick={onPrepare}>
          {t('prepare')}
        </button>
      )}
      {remark && (
        <p role="status" className="self-center text-[15px] text-mute">
          {remark}
        </p>
      )}
    </>
  );
}

interface GroundProps {
  grounds: readonly string[];
  submit: string;
  help: string;
  error: unknown;
  isBusy: boolean;
  onChoose: (ground: string) => void;
  onCancel: () => void;
}

/** On what ground of the law; a choice, so that no words about a person are needed. */
function GroundForm({ grounds, submit, help, error, isBusy, onChoose, onCancel }: GroundProps) {
  const t = useTexts(privacyTexts);
  const [ground, setGround] = useState(grounds[0] ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(ground);
      }}
    >
      <label className="field">
        {t('ground')}
        <select value={ground} onChange={(event) => setGround(event.target.value)} ref={takesFocus}>
          {grounds.map((one) => (
            <option key={one} value={one}>
              {t(`ground.${one}` as 'ground.unlawful')}
            </option>
          ))}
        </select>
      </label>
      {help && <p className="mt-2 text-[15px] text-mute">{help}</p>}
      <FormActs act={submit} cancel={t('cancel')} busy={isBusy} onCancel={onCancel} className="mt-3" />
      <Failed error={error} />
    </form>
  );
}
