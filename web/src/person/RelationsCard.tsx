import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { mayGiveRelation, type CareRelation, type PersonFile } from '@ketenzicht/shared/person';
import { useState, type FormEvent } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { FormActs } from '../ui/FormActs.js';
import { LetIn } from './LetIn.js';
import { useEndRelation } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { sayDate } from './say-date.js';
import { TextField } from './TextField.js';

export function RelationsCard({ file }: { file: PersonFile }) {
  const t = useTexts(personTexts);
  const actor = useActor();
  const [lettingIn, setLettingIn] = useState(false);
  const mayGive =
    mayAsk({ ...actor, scopes: [] }, operations['relation.add']) &&
    mayGiveRelation(actor, { ...file, restrictedAt: file.restricted }, file.basis);
  const open = file.relations.filter(({ endedAt }) => endedAt === null);
  const ended = file.relations.filter(({ endedAt }) => endedAt !== null);
  return (
    <section className="card mt-5 p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="grow text-lg font-semibold">{t('followers')}</h2>
        {mayGive && !lettingIn && (
          <button type="button" className="button" onClick={() => setLettingIn(true)}>
            {t('letIn')}
          </button>
        )}
      </div>
      {lettingIn && <LetIn personId={file.id} onDone={() => setLettingIn(false)} />}
      {open.length === 0 && <p className="mt-2 text-mute">{t('nobodyFollows')}</p>}
      <ul role="list" className="mt-2 divide-y divide-line">
        {[...open, ...ended].map((relation) => (
          <Relation
            key={relation.id}
            file={file}
            relation={relation}
            mayEnd={mayGive || relation.accountId === actor.id}
          />
        ))}
      </ul>
    </section>
  );
}

function Relation({ file, relation, mayEnd }: { file: PersonFile; relation: CareRelation; mayEnd: boolean }) {
  const t = useTexts(personTexts);
  const [ending, setEnding] = useState(false);
  const language = useLanguage();
  const day = (at: string) => sayDate(at, language);
  const { name, basis, from, until, endedAt } = relation;
  const times = endedAt
    ? t('endedAt', { at: day(endedAt) })
    : [t('since', { at: day(from) }), until && t('until', { at: day(until) })].filter(Boolean).join(', ');
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-3">
        <div className={`grow ${endedAt ? 'text-mute' : ''}`}>
          <p className="font-semibold">{name}</p>
          <p className="text-mute">
            {t(`basis.${basis}`)} · {times}
          </p>
        </div>
        {mayEnd && !endedAt && !ending && (
          <button type="button" className="button" onClick={() => setEnding(true)} aria-label={t('endOf', { name })}>
            {t('end')}
          </button>
        )}
      </div>
      {ending && <EndRelation personId={file.id} relationId={relation.id} onDone={() => setEnding(false)} />}
    </li>
  );
}

interface EndProps {
  personId: string;
  relationId: string;
  onDone: () => void;
}

function EndRelation({ personId, relationId, onDone }: EndProps) {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const ending = useEndRelation(personId);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ending.mutate({ relationId, end: { reason } }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="mt-3 grid gap-3">
      <TextField
        label={t('endReason')}
        value={reason}
        onValue={setReason}
        fault={refusal.at(ending.error, '/reason')}
        required
        minLength={3}
        maxLength={300}
      />
      {ending.isError && (
        <p role="alert" className="text-warn">
          {refusal.about(ending.error)}
        </p>
      )}
      <FormActs act={t('end')} cancel={t('cancel')} busy={ending.isPending} onCancel={onDone} />
    </form>
  );
}
