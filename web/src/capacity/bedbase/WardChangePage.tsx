import { differences, fieldsOf, mayPropose, type WardFields } from '@ketenzicht/shared/bedbase';
import type { Unit } from '@ketenzicht/shared/capacity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { Notice } from '../../ui/Notice.js';
import { useRegister } from '../register.context.js';
import { UnknownWard } from '../UnknownWard.js';
import { useUnit } from '../units.store.js';
import { Warning } from '../../ui/Warning.js';
import { correctPhone, propose, proposalsKey } from './bedbase.queries.js';
import { bedbaseTexts, useBedbaseProblem } from './bedbase.texts.js';
import { CloseWard } from './CloseWard.js';
import { Sent } from './Sent.js';
import { WardFieldsForm, type Draft } from './WardFieldsForm.js';
import { WhyFields, type Why } from './WhyFields.js';

export function WardChangePage() {
  const { unitId } = useParams({ from: '/wards/$unitId/change' });
  const t = useTexts(bedbaseTexts);
  const unit = useUnit(unitId);
  const actor = useActor();
  const { directory } = useRegister();
  if (!unit) return <UnknownWard />;
  if (!mayPropose(actor, { providerId: unit.providerId, directoryId: directory.id }))
    return <Notice title={t('notYours')} text={t('notYoursHelp')} />;
  return <WardChange key={unitId} unit={unit} />;
}

/** What is really different, or nothing; a field that is not filled in yet is not different. */
function changesOf(unit: Unit, draft: Draft): Partial<WardFields> {
  try {
    return differences(fieldsOf(unit), draft).after as Partial<WardFields>;
  } catch {
    return {};
  }
}

function WardChange({ unit }: { unit: Unit }) {
  const t = useTexts(bedbaseTexts);
  const problem = useBedbaseProblem();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => fieldsOf(unit));
  const [why, setWhy] = useState<Why>({ reason: '', effectiveOn: null });
  useEffect(() => void (document.title = `${t('changeTitle')} · Ketenzicht`), [t]);
  const changes = changesOf(unit, draft);
  const changed = Object.keys(changes);
  const onlyPhone = changed.length === 1 && changed[0] === 'phone';
  const send = useMutation({
    mutationFn: async () => {
      if (onlyPhone) await correctPhone(unit.id, draft.phone);
      else await propose({ kind: 'change', wardId: unit.id, changes, ...why });
      return onlyPhone;
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: proposalsKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed.length > 0) send.mutate();
  };
  if (send.isSuccess) return <Sent wardId={unit.id} phone={send.data} />;
  return (
    <div className="mx-auto max-w-3xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('changeTitle')}</h1>
      <p className="m-0 mt-1 text-mute">{t('aboutWard', { name: unit.name })}</p>
      <form onSubmit={submit} className="card mt-5 flex flex-col gap-6 p-5 lg:p-6">
        {send.isError && <Warning className="m-0">{problem(send.error)}</Warning>}
        <WardFieldsForm draft={draft} onChange={setDraft} />
        {!onlyPhone && <WhyFields why={why} onChange={setWhy} />}
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button-act" disabled={send.isPending || changed.length === 0}>
            {send.isPending ? t('busy') : onlyPhone ? t('savePhone') : t('send')}
          </button>
          <Link to="/wards/$unitId" params={{ unitId: unit.id }} className="link">
            {t('toWard')}
          </Link>
          {changed.length === 0 && <span className="text-mute">{t('unchanged')}</span>}
        </div>
      </form>
      <CloseWard unit={unit} />
    </div>
  );
}
