import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { deliveredForms, roomOf, teamClients, type VptTeam } from '@ketenzicht/shared/stepdown';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { usePlaces } from '../waiting/places.context.js';
import { FormFiguresCard } from './FormFiguresCard.js';
import { useTeams } from './homes.queries.js';
import { OwnTeams } from './OwnTeams.js';
import { teamsTexts } from './vpt-teams.texts.js';
import '../waiting/waiting.css';
import './homes.css';

/** What teams that deliver a VPT say: one's own first, then the figure per form, then every team. */
export function VptTeamsPage() {
  const t = useTexts(teamsTexts);
  const tabs = useTexts(outflowTabsTexts);
  const actor = useActor();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const mayList = mayAsk({ ...actor, scopes: [] }, operations['vptTeam.list']);
  return (
    <SectionPage
      className="homes way-out"
      label={tabs('section')}
      tabs={<OutflowTabs />}
      title={t('title')}
      lead={t('lead')}
    >
      {mayList ? <WithTeams /> : <FormFiguresCard />}
    </SectionPage>
  );
}

function WithTeams() {
  const actor = useActor();
  const teams = useTeams();
  const maySay = mayAsk({ ...actor, scopes: [] }, operations['vptTeam.say']);
  return (
    <Answer of={teams}>
      {(all) => (
        <>
          {maySay && <OwnTeams teams={all.filter(({ isMine }) => isMine)} />}
          <FormFiguresCard />
          <AllTeams teams={all} />
        </>
      )}
    </Answer>
  );
}

function AllTeams({ teams }: { teams: readonly VptTeam[] }) {
  const t = useTexts(teamsTexts);
  const { regionName } = usePlaces();
  const form = useTexts(vptWords);
  const language = useLanguage();
  const now = useNow();
  const today = localDate(now);
  const roomWords = (team: VptTeam) => {
    const room = roomOf(team, { at: now, today });
    if (room === null) return t('roomUnknown');
    return team.roomFrom !== null && team.roomFrom > today
      ? t('roomLater', { day: sayDate(team.roomFrom) })
      : String(room);
  };
  const inOrder = teams.toSorted(
    (one, other) =>
      regionName(one.regionId).localeCompare(regionName(other.regionId), 'nl') ||
      (one.organisationName < other.organisationName ? -1 : 1),
  );
  return (
    <section className="card figure-card mt-4" aria-labelledby="all-teams">
      <h2 id="all-teams">{t('all')}</h2>
      {teams.length === 0 ? (
        <p className="text-mute">{t('nobody')}</p>
      ) : (
        <table className="team-table">
          <thead>
            <tr>
              <th scope="col">{t('team')}</th>
              <th scope="col">{t('region')}</th>
              <th scope="col">{t('form')}</th>
              <th scope="col">{t('clients')}</th>
              <th scope="col">{t('room')}</th>
              <th scope="col">{t('age')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((team) => (
              <tr key={`${team.organisationId} ${team.regionId}`}>
                <th scope="row">{team.organisationName}</th>
                <td data-label={t('region')}>{regionName(team.regionId)}</td>
                <td data-label={t('form')}>
                  {deliveredForms(team)
                    .map((one) => form(`form.${one}`))
                    .join(' · ')}
                </td>
                <td className="whitespace-nowrap" data-label={t('clients')}>
                  {t('ofMost', { count: teamClients(team), most: team.mostClients })}
                </td>
                <td data-label={t('room')}>{roomWords(team)}</td>
                <td>
                  <FreshnessRing
                    observedAt={team.observedAt}
                    validUntil={team.validUntil}
                    now={now}
                    language={language}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
