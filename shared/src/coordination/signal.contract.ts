import { z } from 'zod';
import { securityLevels, targetGroups } from '../directory/directory.terms.js';
import { plainText } from '../kernel/free-text.contract.js';
import { signalLevels, signalRules, signalStates } from './coordination.terms.js';

/** One hit of one rule at one place. It stores the facts that it used, so that one can see years later why. */
export const signalSchema = z
  .object({
    id: z.string(),
    rule: z.enum(signalRules),
    ruleVersion: z.int(),
    level: z.enum(signalLevels),
    state: z.enum(signalStates),
    regionId: z.string(),
    securityLevel: z.enum(securityLevels).nullable(),
    targetGroup: z.enum(targetGroups).nullable(),
    /** What it is about: a region × level × group, a request, a ward. */
    subject: z.string(),
    facts: z.record(z.string(), z.unknown()),
    raisedAt: z.string(),
    clearedAt: z.string().nullable(),
    /** The case that it opened or joined. */
    caseId: z.string().nullable(),
  })
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof signalSchema>;

/** Bounded, because a norm is counted out day by day. */
const upTo = (most: number) => z.number().min(0).max(most);

/** Numbers of a rule; a new set is a new version, and is tried over the past before it goes live. */
export const ruleSettingsSchema = z
  .strictObject({
    /** K1: days without an assignable bed while a request waits, by urgency. */
    k1Days: z.strictObject({ crisis: upTo(365), urgent: upTo(365), regular: upTo(365) }),
    /** K2: norms; crisis in working days, urgent in days, passant in months, clinical and protected living in weeks (Treek). */
    k2: z.strictObject({
      crisisWorkingDays: upTo(250),
      urgentDays: upTo(365),
      passantMonths: upTo(60),
      clinicalWeeks: upTo(260),
      protectedLivingWeeks: upTo(260),
    }),
    /** K3: share of people who are ready to leave for more than a week: the one number of days that wards are asked about. */
    k3: z.strictObject({ amber: upTo(1), red: upTo(1) }),
    /** K5: days that another ward of the level had a free bed. */
    k5Days: upTo(365),
    /** Hysteresis: minutes that it must be so before a signal is raised, and not be so before it is cleared. */
    raiseAfterMinutes: upTo(10_080),
    clearAfterMinutes: upTo(10_080),
    /** A dry run that would raise more than this within a day is refused. */
    mostAtOnce: z.int().min(1).max(100_000),
  })
  .meta({ id: 'SignalSettings' });
export type SignalSettings = z.infer<typeof ruleSettingsSchema>;

export const ruleVersionSchema = z
  .object({
    version: z.int(),
    settings: ruleSettingsSchema,
    liveFrom: z.string().nullable(),
    by: z.string().nullable(),
    reason: z.string(),
  })
  .meta({ id: 'SignalRuleVersion' });

export type RuleVersion = z.infer<typeof ruleVersionSchema>;

export const replayInputSchema = z
  .strictObject({ settings: ruleSettingsSchema, days: z.int().min(1).max(90) })
  .meta({ id: 'SignalReplayInput' });
export type ReplayInput = z.infer<typeof replayInputSchema>;

/** A version is adopted with why, and only after its dry run. */
export const adoptInputSchema = z
  .strictObject({ settings: ruleSettingsSchema, reason: plainText({ min: 5, max: 300 }) })
  .meta({ id: 'SignalRulesInput' });
export type AdoptInput = z.infer<typeof adoptInputSchema>;

export const signalQuerySchema = z
  .strictObject({
    state: z.enum(signalStates).default('raised'),
    rule: z.enum(signalRules).optional(),
    level: z.enum(signalLevels).optional(),
    regionId: z.string().min(1).max(100).optional(),
  })
  .meta({ id: 'SignalQuery' });
export type SignalQuery = z.infer<typeof signalQuerySchema>;

/** What a set of rules would have flagged over the past. */
export const replaySchema = z
  .object({
    from: z.string(),
    to: z.string(),
    raised: z.array(
      signalSchema.pick({
        rule: true,
        level: true,
        regionId: true,
        securityLevel: true,
        targetGroup: true,
        subject: true,
        raisedAt: true,
        clearedAt: true,
      }),
    ),
    /** Within the busiest day, or at the moment of adopting when that is more: what is new to the rules that are in force. */
    mostAtOnce: z.int(),
    wouldFlood: z.boolean(),
    /** How many it would have raised; `raised` holds the newest of them. */
    count: z.int(),
  })
  .meta({ id: 'SignalReplay' });
export type SignalReplay = z.infer<typeof replaySchema>;
