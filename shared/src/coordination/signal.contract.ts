import { z } from 'zod';
import { securityLevels, targetGroups } from '../directory/directory.terms.js';
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

/** Numbers of a rule; a new set is a new version, and is tried over the past before it goes live. */
export const ruleSettingsSchema = z
  .strictObject({
    /** K1: days without an assignable bed while a request waits, by urgency. */
    k1Days: z.strictObject({ crisis: z.number().min(0), urgent: z.number().min(0), regular: z.number().min(0) }),
    /** K2: norms; crisis in working days, urgent in days, passant in months, clinical and protected living in weeks (Treek). */
    k2: z.strictObject({
      crisisWorkingDays: z.number().min(0),
      urgentDays: z.number().min(0),
      passantMonths: z.number().min(0),
      clinicalWeeks: z.number().min(0),
      protectedLivingWeeks: z.number().min(0),
    }),
    /** K3: share of occupied beds whose people are ready to leave for more than a week. */
    k3: z.strictObject({
      amber: z.number().min(0).max(1),
      red: z.number().min(0).max(1),
      readyDays: z.number().min(0),
    }),
    /** K5: days that another ward of the level had a free bed. */
    k5Days: z.number().min(0),
    /** Hysteresis: minutes that it must be so before a signal is raised, and not be so before it is cleared. */
    raiseAfterMinutes: z.number().min(0),
    clearAfterMinutes: z.number().min(0),
    /** A dry run that would raise more than this at once is refused. */
    mostAtOnce: z.int().min(1),
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

export const replayInputSchema = z
  .strictObject({ settings: ruleSettingsSchema, days: z.int().min(1).max(90) })
  .meta({ id: 'SignalReplayInput' });

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
    /** At the busiest moment. */
    mostAtOnce: z.int(),
    wouldFlood: z.boolean(),
  })
  .meta({ id: 'SignalReplay' });
export type SignalReplay = z.infer<typeof replaySchema>;
