import type { CaseKind, Cause } from '@ketenzicht/shared/coordination';
import type { Urgency } from '@ketenzicht/shared/placement';
import type { DemoCase } from './demo-case.js';

type Story = (one: DemoCase) => unknown;

/** A case of the demo, before it is known where it plays. */
export interface Plan {
  kind: CaseKind;
  title: string;
  /** Who opened it; a rule when left out. */
  by?: 'aanbieder' | 'aanbieder2' | 'verwijzer' | 'regisseur' | 'regisseur2' | 'coordinator';
  urgency?: Urgency;
  cause?: Cause;
  /** Hours ago. */
  ago: number;
  region?: 'midden' | 'rotterdam';
  story?: Story;
}
