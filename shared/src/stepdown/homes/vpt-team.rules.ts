import { RuleError, type Fault } from '../../kernel/rule-error.js';
import { faultsOf } from '../../kernel/input.js';
import { addLocalDays } from '../../kernel/time.js';
import { smallest } from '../../privacy/small-cells.rules.js';
import { vptForms, type VptForm } from '../vpt/vpt.terms.js';
import { teamReportSchema, type FormFigure, type TeamReport, type VptTeam } from './vpt-team.contract.js';

export const teamClients = ({ clients }: Pick<VptTeam, 'clients'>): number =>
  Object.values(clients).reduce((sum, one) => sum + one, 0);

/** A fact until, and not at, `validUntil`. */
export const isSaid = ({ validUntil }: Pick<VptTeam, 'validUntil'>, at: Date): boolean =>
  at.getTime() < Date.parse(validUntil);

/** How many more clients a team can take now; null when what it said is too old to know. */
export const roomOf = (team: VptTeam, { at, today }: { at: Date; today: string }): number | null => {
  if (!isSaid(team, at)) return null;
  return team.roomFrom !== null && team.roomFrom > today ? 0 : Math.max(0, team.mostClients - teamClients(team));
};

/** Reads what a team says. Throws `vptTeam.invalid` with all faults at once. */
export function readTeam(raw: unknown, today: string): TeamReport {
  const read = teamReportSchema.safeParse(raw);
  const faults = read.success ? teamFaults(read.data, today) : faultsOf(read.error);
  if (!read.success || faults.length > 0)
    throw new RuleError('vptTeam.invalid', 'These numbers were refused. Nothing was changed.', faults);
  return read.data;
}

export function teamFaults(report: TeamReport, today: string): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, code: string, detail: string) =>
    faults.push({ pointer: `/${field}`, code: `vptTeam.${code}`, detail });
  if (Object.keys(report.clients).length === 0)
    fault('clients', 'no_form', 'Name at least one form that this team delivers.');
  if (teamClients(report) > report.mostClients)
    fault('mostClients', 'above_most', 'There are more clients now than this. Raise it, or look at the numbers again.');
  if (report.roomFrom !== null && report.roomFrom > addLocalDays(today, 366))
    fault('roomFrom', 'too_far', 'Choose a day within a year, or leave it empty.');
  return faults;
}

/** The sum per form of what still stands, and how many said it. What lapsed is counted as a team, never as clients. */
export const formFigures = (teams: readonly VptTeam[], at: Date): FormFigure[] =>
  vptForms.map((form) => {
    const deliver = teams.filter(({ clients }) => clients[form] !== undefined);
    const standing = deliver.filter((team) => isSaid(team, at));
    return {
      form,
      clients: standing.reduce((sum, { clients }) => sum + (clients[form] ?? 0), 0),
      teams: standing.length,
      lapsed: deliver.length - standing.length,
      oldestAt: standing.map(({ observedAt }) => observedAt).toSorted()[0] ?? null,
    };
  });

/** For outsiders: nothing that could be one person, or one team's own number. */
export const publishedFigures = (figures: readonly FormFigure[]): FormFigure[] =>
  figures.map((one) => ({ ...one, clients: (one.clients ?? 0) < smallest || one.teams < 2 ? null : one.clients }));

export const deliveredForms = ({ clients }: Pick<VptTeam, 'clients'>): VptForm[] =>
  vptForms.filter((form) => clients[form] !== undefined);

export interface FormRoom {
  form: VptForm;
  /** Clients that could be added now; one place counts under each form that its team delivers. */
  room: number;
  /** How many teams deliver it and still stand by what they said. */
  teams: number;
  lapsed: number;
}
/** What teams that still stand by their word could take now, by form. Never to be added up over forms. */
export const roomByForm = (teams: readonly VptTeam[], now: { at: Date; today: string }): FormRoom[] =>
  vptForms.map((form) => {
    const deliver = teams.filter(({ clients }) => clients[form] !== undefined);
    const rooms = deliver.map((team) => roomOf(team, now)).filter((room) => room !== null);
    return {
      form,
      room: rooms.reduce((sum, one) => sum + one, 0),
      teams: rooms.length,
      lapsed: deliver.length - rooms.length,
    };
  });
