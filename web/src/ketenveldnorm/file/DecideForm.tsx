import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import {
  contactInterval,
  directorRoles,
  regularEnd,
  type DeclineReason,
  type DirectorRole,
  type Trajectory,
} from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { OneOf } from '../../ui/Choices.js';
import { useFault } from '../following.problems.js';
import { useDirectors, useMove } from '../following.queries.js';
import { followingNames } from '../names.texts.js';
import { useFollowingPlaces } from '../places.context.js';
import { Line, Select, Words, listOf } from './fields.js';
import { MoveForm } from './MoveForm.js';
import { moveTexts } from './move.texts.js';
import { Declining } from './TriageForm.js';

type Directors = Record<DirectorRole, { name: string; accountId: string }>;
const nobody = Object.fromEntries(
  directorRoles.map((role) => [role, { name: '', accountId: '' }]),
) as unknown as Directors;

/** The inclusion table: who sat there, who provides and directs, the first plan, and the first contact. */
export function DecideForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const move = useMove(one, 'decide');
  const fault = useFault(move.error);
  const { providers } = useFollowingPlaces();
  const today = localDate(timeNow());
  const [decision, setDecision] = useState<'included' | 'declined'>('included');
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [directors, setDirectors] = useState(nobody);
  const [said, setSaid] = useState({
    on: one.tableOn !== null && one.tableOn < today ? one.tableOn : today,
    present: '',
    providerId: one.providerId ?? one.organisationId,
    interval: String(contactInterval.usual),
    next: addLocalDays(today, 7),
    agreedWith: '',
    plan: '',
    words: '',
  });
  const change = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const body = () => {
    const sat = { decision, on: said.on, present: listOf(said.present) };
    if (decision === 'declined') return { ...sat, reason, words: said.words };
    return {
      ...sat,
      providerId: said.providerId,
      directors: directorRoles.flatMap((role) => {
        const { name, accountId } = directors[role];
        return name.trim() === '' ? [] : [{ role, name, accountId: accountId || null }];
      }),
      nextContactOn: said.next,
      plan: { intervalDays: Number(said.interval), agreedWith: listOf(said.agreedWith), words: said.plan },
      words: said.words.trim() || null,
    };
  };
  return (
    <MoveForm of="decide" move={move} body={body} onDone={onDone} act={t(`decide.${decision}.act`)}>
      <OneOf
        legend={t('decide.what')}
        values={['included', 'declined'] as const}
        value={decision}
        say={(what) => t(`decide.${what}`)}
        onChange={setDecision}
      />
      <Line
        type="date"
        label={t('decide.on')}
        required
        max={today}
        value={said.on}
        fault={fault('/on')}
        onChange={(on) => change({ on })}
      />
      <Line
        label={t('present')}
        help={t('presentHelp')}
        required
        value={said.present}
        onChange={(present) => change({ present })}
      />
      {decision === 'declined' ? (
        <Declining reason={reason} onReason={setReason} words={said.words} onWords={(words) => change({ words })} />
      ) : (
        <>
          {said.on !== '' && <p className="following-promise">{t('promise', { day: sayDate(regularEnd(said.on)) })}</p>}
          <Select
            label={t('provider')}
            choose={t('choose')}
            required
            options={providers}
            value={said.providerId}
            fault={fault('/providerId')}
            onChange={(providerId) => change({ providerId })}
          />
          <DirectorFields of={one} value={directors} onChange={setDirectors} fault={fault} />
          <PlanFields said={said} change={change} fault={fault} />
          <Words label={t('note')} value={said.words} onChange={(words) => change({ words })} />
        </>
      )}
    </MoveForm>
  );
}

interface PlanSaid {
  interval: string;
  next: string;
  agreedWith: string;
  plan: string;
}

/** The same for the first plan and each later one. */
export function PlanFields({
  said,
  change,
  fault,
}: {
  said: PlanSaid;
  change: (part: Partial<PlanSaid>) => void;
  fault: (pointer: string) => string;
}) {
  const t = useTexts(moveTexts);
  return (
    <>
      <Words
        label={t('planWords')}
        help={t('planHelp')}
        rows={5}
        max={5_000}
        required
        value={said.plan}
        onChange={(plan) => change({ plan })}
      />
      <Line
        label={t('agreedWith')}
        help={t('agreedWithHelp')}
        value={said.agreedWith}
        onChange={(agreedWith) => change({ agreedWith })}
      />
      <div className="following-pair">
        <Line
          type="number"
          label={t('interval')}
          min={contactInterval.least}
          max={contactInterval.most}
          required
          value={said.interval}
          onChange={(interval) => change({ interval })}
        />
        <Line
          type="date"
          label={t('nextContact')}
          required
          value={said.next}
          fault={fault('/nextContactOn')}
          onChange={(next) => change({ next })}
        />
      </div>
    </>
  );
}

function DirectorFields({
  of: one,
  value,
  onChange,
  fault,
}: {
  of: Trajectory;
  value: Directors;
  onChange: (value: Directors) => void;
  fault: (pointer: string) => string;
}) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  const accounts = useDirectors(one.personId).data?.accounts ?? [];
  const named = directorRoles.filter((role) => value[role].name.trim() !== '');
  return (
    <fieldset className="following-directors">
      <legend>{t('directors')}</legend>
      <p className="text-mute">{t('directorsHelp')}</p>
      {directorRoles.map((role, index) => (
        <div key={role} className="following-pair">
          <Line
            label={name(`director.${role}`)}
            required={index === 0 && named.length === 0}
            value={value[role].name}
            onChange={(text) => onChange({ ...value, [role]: { ...value[role], name: text } })}
          />
          <Select
            label={t('account', { role: name(`director.${role}`).toLowerCase() })}
            choose={t('noAccount')}
            options={accounts.map(({ accountId: id, name: who }) => ({ id, name: who }))}
            value={value[role].accountId}
            fault={fault(`/directors/${named.indexOf(role)}/accountId`)}
            onChange={(accountId) => {
              const who = accounts.find((account) => account.accountId === accountId)?.name;
              onChange({ ...value, [role]: { accountId, name: value[role].name || (who ?? '') } });
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}
