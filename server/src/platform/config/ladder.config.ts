import { caseKinds, defaultLadderHours, rungs, type LadderHours } from '@ketenzicht/shared/coordination';
import { urgencies } from '@ketenzicht/shared/placement';
import { z } from 'zod';

const exactly = caseKinds.flatMap((kind) => urgencies.map((urgency) => `${kind}.${urgency}`));
const hours = z
  .number()
  .min(0.25)
  .max(24 * 92);
const ladder = z.partialRecord(z.enum([...urgencies, 'question', ...exactly]), z.partialRecord(z.enum(rungs), hours));

export const ladderHoursJson = z.string().transform((text, context) => {
  try {
    return ladder.parse(JSON.parse(text));
  } catch {
    const message = 'JSON such as {"crisis":{"provider":4},"casus.urgent":{"national":12}} with hours';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

/** What is not named stays what it was, rung by rung. */
export function ladderWith(given: z.infer<typeof ladder> = {}): LadderHours {
  const { crisis, urgent, regular, question } = defaultLadderHours;
  return {
    ...given,
    crisis: { ...crisis, ...given.crisis },
    urgent: { ...urgent, ...given.urgent },
    regular: { ...regular, ...given.regular },
    question: { ...question, ...given.question },
  };
}
