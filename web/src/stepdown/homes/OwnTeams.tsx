import { localDate } from '@ketenzicht/shared/kernel';
import { isSaid, roomOf, teamClients, vptForms, type VptTeam } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { timeNow, useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { SomeOf } from '../../ui/Choices.js';
import { FormActs } from '../../ui/FormActs.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { Stepper } from '../../ui/Stepper.js';
import { Warning } from '../../ui/Warning.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { usePlaces } from '../waiting/places.context.js';
import { useHomeProblem } from './homes.problems.js';
import { useSayTeam } from './homes.queries.js';
import {
  draftOfTeam,
  emptyTeam,
  formsOf,
  isAboveMost,
  teamInput,
  withForms,
  type TeamDraft,
} from './team-draft.rules.js';
import { teamsTexts } from './vpt-teams.texts.js';

/** What one's own teams said last: one press when nothing changed. */
export function OwnTeams({ teams }: { teams: readonly VptTeam[] }) {
  const t = useTexts(teamsTexts);
  const { regions, ownRegionId } = usePlaces();
  const [isAdding, setAdding] = useState(teams.length === 0);
  const left = regions.filter(({ id }) => !teams.some(({ regionId }) => regionId === id));
  const first = left.some(({ id }) => id === ownRegionId) ? (ownRegionId ?? '') : '';
  return (
    <section className="mt-5 print:hidden" aria-labelledby="own-teams">
      <h2 id="own-teams" className="text-xl font-semibold">
        {t('own')}
      </h2>
      {teams.length === 0 && <p className="text-mute">{t('none')}</p>}
      <div className="team-cards">
        {teams.map((team) => (
          <OwnTeam key={team.regionId} team={team} />
        ))}
        {isAdding && left.length > 0 && (
          <div className="card p-5">
            <TeamForm
              draft={emptyTeam(first)}
              version={0}
              regions={left}
              onDone={() => setAdding(false)}
              onCancel={teams.length > 0 ? () => setAdding(false) : null}
            />
          </div>
        )}
      </div>
      {!isAdding && left.length > 0 && (
        <button type="button" className="link mt-2 min-h-11" onClick={() => setAdding(true)}>
          {t('another')}
        </button>
      )}
    </section>
  );
}

function OwnTeam({ team }: { team: VptTeam }) {
  const t = useTexts(teamsTexts);
  const form = useTexts(vptWords);
  const problem = useHomeProblem();
  const language = useLanguage();
  const { regionName } = usePlaces();
  const now = useNow();
  const id = useId();
  const saying = useSayTeam();
  const [isChanging, setChanging] = useState(false);
  const same = () => {
    const report = teamInput(draftOfTeam(team));
    if (report && !saying.isPending) saying.mutate({ report, version: team.version });
  };
  return (
    <section className="card figure-card" aria-labelledby={id}>
      <h3 id={id} className="font-semibold">
        {t('ownIn', { region: regionName(team.regionId) })}
      </h3>
      {isChanging ? (
        <TeamForm
          draft={draftOfTeam(team)}
          version={team.version}
          regions={null}
          onDone={() => setChanging(false)}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <>
          <ul>
            {vptForms
              .filter((one) => team.clients[one] !== undefined)
              .map((one) => (
                <li key={one} className="flex justify-between gap-3">
                  <span>{form(`form.${one}`)}</span>
                  <strong>{team.clients[one]}</strong>
                </li>
              ))}
          </ul>
          <p className={isSaid(team, now) ? '' : 'text-warn'}>
            <Said team={team} now={now} />
          </p>
          <FreshnessRing observedAt={team.observedAt} validUntil={team.validUntil} now={now} language={language} />
          <div className="flex flex-wrap gap-3">
            <button type="button" className="button-act" aria-disabled={saying.isPending} onClick={same}>
              {t('same')}
            </button>
            <button type="button" className="button" onClick={() => setChanging(true)}>
              {t('change')}
            </button>
          </div>
          <p role="status" className="m-0 text-free">
            {saying.isSuccess && <Said team={saying.data} now={now} />}
          </p>
          {saying.error && <Warning>{problem(saying.error)}</Warning>}
        </>
      )}
    </section>
  );
}

function Said({ team, now }: { team: VptTeam; now: Date }) {
  const t = useTexts(teamsTexts);
  const today = localDate(now);
  const count = teamClients(team);
  if (team.roomFrom !== null && team.roomFrom > today) return t('saidLater', { count, day: sayDate(team.roomFrom) });
  return t('saidNow', { count, room: roomOf(team, { at: now, today }) ?? t('roomUnknown') });
}

interface FormProps {
  draft: TeamDraft;
  version: number;
  /** To choose from; null: the region stays. */
  regions: readonly { id: string; name: string }[] | null;
  onDone: () => void;
  onCancel: (() => void) | null;
}
function TeamForm({ draft: given, version, regions, onDone, onCancel }: FormProps) {
  const t = useTexts(teamsTexts);
  const form = useTexts(vptWords);
  const problem = useHomeProblem();
  const id = useId();
  const saying = useSayTeam();
  const [draft, setDraft] = useState(given);
  const report = teamInput(draft);
  const isAbove = isAboveMost(draft);
  const send = () =>
    report && !isAbove && !saying.isPending && saying.mutate({ report, version }, { onSuccess: onDone });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {regions && (
        <label className="field">
          {t('region')}
          <select
            required
            value={draft.regionId}
            onChange={(event) => setDraft({ ...draft, regionId: event.currentTarget.value })}
          >
            <option value="">{t('choose')}</option>
            {regions.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <SomeOf
        legend={t('delivers')}
        values={vptForms}
        value={formsOf(draft)}
        say={(one) => form(`form.${one}`)}
        onChange={(forms) => setDraft(withForms(draft, forms))}
      />
      {formsOf(draft).map((one) => (
        <Stepper
          key={one}
          small
          label={form(`form.${one}`)}
          hint={t('delivered')}
          value={draft.clients[one] ?? null}
          max={999}
          less={t('less')}
          more={t('more')}
          onChange={(count) => setDraft({ ...draft, clients: { ...draft.clients, [one]: count } })}
        />
      ))}
      <Stepper
        small
        label={t('most')}
        value={draft.most}
        fault={isAbove ? t('aboveMost') : undefined}
        max={999}
        less={t('less')}
        more={t('more')}
        onChange={(most) => setDraft({ ...draft, most })}
      />
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('roomFrom')}</label>
        <input
          id={`${id}-from`}
          type="date"
          min={localDate(timeNow())}
          value={draft.roomFrom}
          aria-describedby={`${id}-from-help`}
          onChange={(event) => setDraft({ ...draft, roomFrom: event.currentTarget.value })}
        />
        <small id={`${id}-from-help`}>{t('roomFromHelp')}</small>
      </div>
      {saying.error && <Warning>{problem(saying.error)}</Warning>}
      {onCancel ? (
        <FormActs act={t('keep')} cancel={t('cancel')} busy={saying.isPending || !report} onCancel={onCancel} />
      ) : (
        <button type="submit" className="button-act" disabled={saying.isPending || !report}>
          {t('keep')}
        </button>
      )}
    </form>
  );
}
