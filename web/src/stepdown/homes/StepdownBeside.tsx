import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { isAvailable, roomByForm, roomOf } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../platform/clock.js';
import { texts, useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { useHomes, useTeams } from './homes.queries.js';
import './beside.css';

const besideTexts = texts('stepdown-beside', {
  nl: {
    homes: 'Woningen',
    available_one: '{{count}} nu te krijgen',
    available_other: '{{count}} nu te krijgen',
    unconfirmed_one: '{{count}} niet bevestigd',
    unconfirmed_other: '{{count}} niet bevestigd',
    teams: 'VPT-teams',
    withRoom_one: '{{count}} team met ruimte',
    withRoom_other: '{{count}} teams met ruimte',
    lapsed_one: '{{count}} niet actueel',
    lapsed_other: '{{count}} niet actueel',
    byForm: 'Ruimte per vorm',
    room_one: 'ruimte voor {{count}}',
    room_other: 'ruimte voor {{count}}',
    unknown: 'onbekend',
    nobody: 'geen team',
    note: 'Een team dat meer vormen levert, telt bij elke vorm mee.',
    loading: 'wordt opgehaald',
    failed: 'kon niet worden opgehaald',
  },
  en: {
    homes: 'Dwellings',
    available_one: '{{count}} to be had now',
    available_other: '{{count}} to be had now',
    unconfirmed_one: '{{count}} not confirmed',
    unconfirmed_other: '{{count}} not confirmed',
    teams: 'VPT teams',
    withRoom_one: '{{count}} team with room',
    withRoom_other: '{{count}} teams with room',
    lapsed_one: '{{count}} not current',
    lapsed_other: '{{count}} not current',
    byForm: 'Room by form',
    room_one: 'room for {{count}}',
    room_other: 'room for {{count}}',
    unknown: 'unknown',
    nobody: 'no team',
    note: 'A team that delivers several forms counts under each of them.',
    loading: 'is being fetched',
    failed: 'could not be fetched',
  },
});

/** Beside the beds to go on to: what is no bed, with the same freshness. `regions`: as the board was narrowed; none is everywhere. */
export function StepdownBeside({ regions }: { regions: readonly string[] }) {
  const actor = useActor();
  const may = (operation: 'dwelling.list' | 'vptTeam.list') => mayAsk({ ...actor, scopes: [] }, operations[operation]);
  return (
    <div className="stepdown-beside">
      {may('dwelling.list') && <Homes regions={regions} />}
      {may('vptTeam.list') && <Teams regions={regions} />}
    </div>
  );
}

const within = (regions: readonly string[], regionId: string) => regions.length === 0 || regions.includes(regionId);

function Homes({ regions }: { regions: readonly string[] }) {
  const t = useTexts(besideTexts);
  const homes = useHomes();
  const now = useNow();
  const offered = homes.data?.filter((one) => one.state === 'offered' && within(regions, one.regionId)) ?? [];
  const available = offered.filter((one) => isAvailable(one, now)).length;
  const only = regions[0];
  return (
    <section className="card" aria-labelledby="beside-homes">
      <h2 id="beside-homes">
        <Link to="/homes" search={regions.length === 1 && only !== undefined ? { region: only } : {}} className="link">
          {t('homes')}
        </Link>
      </h2>
      {homes.data ? (
        <p>
          <strong data-homes={available}>{t('available', { count: available })}</strong>
          {offered.length > available && (
            <span className="text-mute"> · {t('unconfirmed', { count: offered.length - available })}</span>
          )}
        </p>
      ) : (
        <p className="text-mute">{t(homes.isError ? 'failed' : 'loading')}</p>
      )}
    </section>
  );
}

function Teams({ regions }: { regions: readonly string[] }) {
  const t = useTexts(besideTexts);
  const form = useTexts(vptWords);
  const teams = useTeams();
  const now = useNow();
  const moment = { at: now, today: localDate(now) };
  const here = teams.data?.filter(({ regionId }) => within(regions, regionId)) ?? [];
  const rooms = here.map((team) => roomOf(team, moment));
  return (
    <section className="card" aria-labelledby="beside-teams">
      <h2 id="beside-teams">
        <Link to="/vpt-teams" className="link">
          {t('teams')}
        </Link>
      </h2>
      {teams.data ? (
        <>
          <p>
            <strong>{t('withRoom', { count: rooms.filter((room) => (room ?? 0) > 0).length })}</strong>
            {rooms.includes(null) && (
              <span className="text-mute">
                {' '}
                · {t('lapsed', { count: rooms.filter((room) => room === null).length })}
              </span>
            )}
          </p>
          <details>
            <summary>{t('byForm')}</summary>
            <dl>
              {roomByForm(here, moment).map((one) => (
                <div key={one.form}>
                  <dt>{form(`form.${one.form}`)}</dt>
                  <dd className={one.teams === 0 ? 'text-mute' : ''}>
                    {one.teams > 0 ? t('room', { count: one.room }) : t(one.lapsed > 0 ? 'unknown' : 'nobody')}
                  </dd>
                </div>
              ))}
            </dl>
            <small className="text-mute">{t('note')}</small>
          </details>
        </>
      ) : (
        <p className="text-mute">{t(teams.isError ? 'failed' : 'loading')}</p>
      )}
    </section>
  );
}
