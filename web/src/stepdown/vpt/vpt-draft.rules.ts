import {
  outflowOf,
  vptForms,
  vptProfiles,
  type VptForm,
  type VptLine,
  type VptMonth,
  type VptProfile,
} from '@ketenzicht/shared/stepdown';

/** A line as it stands on the screen: clients follow from the flows until somebody says otherwise. */
export interface DraftLine extends VptLine {
  before: number;
  isCounted: boolean;
}

const flowsOf = { inflow: 0, died: 0, stay: 0, homeWithoutVpt: 0, other: 0 };
const order = ({ form, profile }: VptLine) => vptForms.indexOf(form) * 100 + vptProfiles.indexOf(profile);

/** What was said of this month, or else who was there at the end of the one before, with nobody come or gone. */
export function draftOf({ version, lines, previous }: VptMonth): DraftLine[] {
  const before = (line: VptLine) =>
    previous?.find(({ form, profile }) => form === line.form && profile === line.profile)?.clients ?? 0;
  const said = version > 0 ? lines : [];
  const carried = (previous ?? [])
    .filter(({ clients }) => clients > 0)
    .filter(({ form, profile }) => !said.some((line) => line.form === form && line.profile === profile))
    .map((line) => ({ ...line, ...flowsOf, clients: version > 0 ? 0 : line.clients }));
  return [...said, ...carried]
    .map((line) => ({ ...line, before: before(line), isCounted: version > 0 }))
    .toSorted((a, b) => order(a) - order(b));
}

export const expected = (line: DraftLine): number => line.before + line.inflow - outflowOf(line);

/** Clients go along with the flows, as long as they were not counted by hand. */
export function changed(line: DraftLine, part: Partial<VptLine>): DraftLine {
  const next = { ...line, ...part, isCounted: line.isCounted || part.clients !== undefined };
  return next.isCounted ? next : { ...next, clients: Math.max(0, expected(next)) };
}

export const newLine = (form: VptForm, profile: VptProfile): DraftLine => ({
  form,
  profile,
  clients: 0,
  ...flowsOf,
  before: 0,
  isCounted: false,
});

export const placed = (lines: readonly DraftLine[]): DraftLine[] => lines.toSorted((a, b) => order(a) - order(b));

/** As it is sent: without what only the screen knows. */
export const sent = (lines: readonly DraftLine[]): VptLine[] =>
  lines.map(({ form, profile, clients, inflow, died, stay, homeWithoutVpt, other }) => ({
    form,
    profile,
    clients,
    inflow,
    died,
    stay,
    homeWithoutVpt,
    other,
  }));
