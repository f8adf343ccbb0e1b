import { z } from 'zod';
import {
  careIntensities,
  legalTitles,
  payers,
  regionSchemes,
  securityLevels,
  settings,
  sexes,
  targetGroups,
} from './directory.terms.js';

const validity = { validFrom: z.string(), validTo: z.string().nullable() };

export const regionSchema = z
  .object({
    id: z.string(),
    scheme: z.enum(regionSchemes),
    code: z.string(),
    name: z.string(),
    /** True when our source does not confirm it; screens say so. */
    assumed: z.boolean(),
    ...validity,
  })
  .meta({ id: 'Region' });
export type Region = z.infer<typeof regionSchema>;

export const providerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Vektis AGB, 8 digits with leading zeros: text, never a number. */
    agb: z
      .string()
      .regex(/^\d{8}$/)
      .nullable(),
    ura: z
      .string()
      .regex(/^\d{8}$/)
      .nullable(),
    kvk: z
      .string()
      .regex(/^\d{8}$/)
      .nullable(),
    ...validity,
  })
  .meta({ id: 'Provider' });
export type Provider = z.infer<typeof providerSchema>;

export const locationSchema = z
  .object({
    id: z.string(),
    providerId: z.string(),
    name: z.string(),
    city: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** Region ids by scheme; a scheme without a known region is absent. */
    regions: z.partialRecord(z.enum(regionSchemes), z.string()),
    ...validity,
  })
  .meta({ id: 'Location' });
export type Location = z.infer<typeof locationSchema>;

export const directorySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Invented occupancy: every screen must say so. */
    demo: z.boolean(),
    /** Credit line that must stand wherever this register is shown. */
    credit: z.string().nullable(),
    /** The scheme by which this register's board is drawn and `regionId` of a unit is meant. */
    scheme: z.enum(regionSchemes),
    regions: z.array(regionSchema),
    providers: z.array(providerSchema),
    locations: z.array(locationSchema),
  })
  .meta({ id: 'Directory' });
export type Directory = z.infer<typeof directorySchema>;

/** What a unit (ward) is, without its figures. `places` is the physical size. */
export const wardSchema = z.object({
  id: z.string(),
  name: z.string(),
  providerId: z.string(),
  locationId: z.string(),
  /** In the directory's own scheme: arrondissement for the Netherlands. */
  regionId: z.string(),
  setting: z.enum(settings),
  securityLevel: z.enum(securityLevels).nullable(),
  careIntensity: z.enum(careIntensities).nullable(),
  targetGroups: z.array(z.enum(targetGroups)),
  sex: z.enum(sexes),
  ageMin: z.int(),
  ageMax: z.int().nullable(),
  titles: z.array(z.enum(legalTitles)),
  payers: z.array(z.enum(payers)),
  /** Reachable day and night, E.164. */
  phone: z.string(),
  /** Null when the source does not say. */
  places: z.int().nullable(),
});
export type Ward = z.infer<typeof wardSchema>;
