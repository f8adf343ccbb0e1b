import { vptForms, type TeamReport, type VptForm, type VptTeam } from '@ketenzicht/shared/stepdown';

/** What stands in the fields; a form that is absent is not delivered. */
export interface TeamDraft {
  regionId: string;
  clients: Partial<Record<VptForm, number | null>>;
  most: number | null;
  roomFrom: string;
}

export const emptyTeam = (regionId: string): TeamDraft => ({ regionId, clients: {}, most: null, roomFrom: '' });

export const draftOfTeam = ({ regionId, clients, mostClients, roomFrom }: VptTeam): TeamDraft => ({
  regionId,
  clients,
  most: mostClients,
  roomFrom: roomFrom ?? '',
});

/** A form that is chosen anew has no number yet: nothing is filled in for whoever says it. */
export const withForms = (draft: TeamDraft, forms: readonly VptForm[]): TeamDraft => ({
  ...draft,
  clients: Object.fromEntries(forms.map((form) => [form, draft.clients[form] ?? null])),
});

export const formsOf = ({ clients }: TeamDraft): VptForm[] => vptForms.filter((form) => form in clients);

/** More clients than the team says it can have. */
export const isAboveMost = ({ clients, most }: TeamDraft): boolean =>
  most !== null && Object.values(clients).reduce<number>((sum, one) => sum + (one ?? 0), 0) > most;

/** As it is sent; null as long as a number is missing. */
export function teamInput({ regionId, clients, most, roomFrom }: TeamDraft): TeamReport | null {
  const given = Object.entries(clients).filter((one): one is [VptForm, number] => typeof one[1] === 'number');
  if (regionId === '' || most === null || given.length === 0 || given.length < Object.keys(clients).length) return null;
  return { regionId, clients: Object.fromEntries(given), mostClients: most, roomFrom: roomFrom || null };
}
