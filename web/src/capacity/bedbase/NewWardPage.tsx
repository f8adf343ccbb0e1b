import { bedbaseOperations, type WardFields } from '@ketenzicht/shared/bedbase';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { Notice } from '../../ui/Notice.js';
import { useRegister } from '../register.context.js';
import { Warning } from '../../ui/Warning.js';
import { propose, proposalsKey } from './bedbase.queries.js';
import { bedbaseTexts, useBedbaseProblem } from './bedbase.texts.js';
import { Sent } from './Sent.js';
import { WardFieldsForm, type Draft } from './WardFieldsForm.js';
import { WhyFields, type Why } from './WhyFields.js';

const nothingYet: Draft = {
  name: '',
  places: null,
  setting: 'FPA',
  securityLevel: null,
  careIntensity: null,
  targetGroups: [],
  sex: 'all',
  ageMin: 18,
  ageMax: null,
  titles: [],
  payers: [],
  phone: '+31',
};

export function NewWardPage() {
  const t = useTexts(bedbaseTexts);
  const problem = useBedbaseProblem();
  const actor = useActor();
  const queries = useQueryClient();
  const { directory } = useRegister();
  const locations = directory.locations.filter(({ providerId }) => providerId === actor.organisationId);
  const [locationId, setLocationId] = useState(locations[0]?.id ?? '');
  const [draft, setDraft] = useState(nothingYet);
  const [why, setWhy] = useState<Why>({ reason: '', effectiveOn: null });
  useEffect(() => void (document.title = `${t('newTitle')} · Ketenzicht`), [t]);
  const send = useMutation({
    mutationFn: () => propose({ kind: 'open', locationId, ward: draft as WardFields, ...why }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: proposalsKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  if (!mayAsk({ ...actor, scopes: [] }, bedbaseOperations['proposal.make']))
    return <Notice title={t('notYours')} text={t('notYoursHelp')} />;
  if (send.isSuccess) return <Sent />;
  return (
    <div className="mx-auto max-w-3xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('newTitle')}</h1>
      <p className="m-0 mt-1 text-mute">{t('aboutNew')}</p>
      <form onSubmit={submit} className="card mt-5 flex flex-col gap-6 p-5 lg:p-6">
        {send.isError && <Warning className="m-0">{problem(send.error)}</Warning>}
        <label className="field">
          {t('location')}
          <select value={locationId} onChange={(event) => setLocationId(event.target.value)} required>
            {locations.map(({ id, name, city }) => (
              <option key={id} value={id}>
                {name === city ? name : `${name}, ${city}`}
              </option>
            ))}
          </select>
        </label>
        <WardFieldsForm draft={draft} onChange={setDraft} />
        <WhyFields why={why} onChange={setWhy} />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button-act" disabled={send.isPending}>
            {send.isPending ? t('busy') : t('send')}
          </button>
          <Link to="/administration/$tab" params={{ tab: 'wards' }} className="link">
            {t('toProposals')}
          </Link>
        </div>
      </form>
    </div>
  );
}
