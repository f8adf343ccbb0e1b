import { z } from 'zod';
import { dateSchema } from '../../kernel/contract.js';
import { vptForms } from '../vpt/vpt.terms.js';

/** Far more than any team has. */
const clients = z.int().min(0).max(999);

/** What a team delivers in one region, in numbers, and nobody's name. */
export const teamReportSchema = z
  .strictObject({
    regionId: z.string().min(1).max(80),
    /** Clients now, of every form that the team delivers; a form that is absent is not delivered, which is not zero clients. */
    clients: z.partialRecord(z.enum(vptForms), clients),
    mostClients: clients,
    /** From when there is room for somebody; null: not known. */
    roomFrom: dateSchema.nullable(),
  })
  .meta({ id: 'VptTeamReport' });
export type TeamReport = z.infer<typeof teamReportSchema>;

/** What a team said last. `version` 0: it never did. */
export const teamSchema = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    regionId: z.string(),
    version: z.int(),
    clients: z.partialRecord(z.enum(vptForms), z.int()),
    mostClients: z.int(),
    roomFrom: z.string().nullable(),
    observedAt: z.string(),
    /** A fact until then. */
    validUntil: z.string(),
    isMine: z.boolean(),
  })
  .meta({ id: 'VptTeam' });
export type VptTeam = z.infer<typeof teamSchema>;

/** How many clients have which form, as their teams say. Null: too few to tell outsiders. */
export const formFigureSchema = z
  .object({
    form: z.enum(vptForms),
    clients: z.int().nullable(),
    /** How many teams that deliver it said so, and still stand by it. */
    teams: z.int(),
    /** Of those that deliver it, how many said it too long ago: they are not in the number. */
    lapsed: z.int(),
    /** The oldest of what was added. */
    oldestAt: z.string().nullable(),
  })
  .meta({ id: 'VptFormFigure' });
export type FormFigure = z.infer<typeof formFigureSchema>;
