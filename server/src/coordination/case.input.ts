import type {
  closeInputSchema,
  conferenceInputSchema,
  heldInputSchema,
  taskInputSchema,
} from '@ketenzicht/shared/coordination';
import type { z } from 'zod';

export interface Noting {
  note: string | null;
}
export type Closing = z.infer<typeof closeInputSchema>;
export type NewTask = z.infer<typeof taskInputSchema>;
export type NewConference = z.infer<typeof conferenceInputSchema>;
export type Held = z.infer<typeof heldInputSchema>;
