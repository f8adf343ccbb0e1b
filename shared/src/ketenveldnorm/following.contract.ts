import { z } from 'zod';
import { plainText } from '../kernel/free-text.contract.js';

/* What everything about following is asked and answered in. */

/** Words about a person. Sealed with that person's own key before they are kept; nothing of them is in any index, log or message. */
export const words = (max = 2_000) => plainText({ max, lines: 'many' });
export const regionIdSchema = z.string().min(1).max(100);

export const personOfStaff = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  organisationName: z.string().nullable(),
});
