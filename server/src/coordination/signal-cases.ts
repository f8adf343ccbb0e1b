import type { Signal } from '@ketenzicht/shared/coordination';
import type { Finding } from './signal.shapes.js';

export interface UnopenedSignal extends Pick<
  Signal,
  'id' | 'rule' | 'level' | 'subject' | 'regionId' | 'securityLevel' | 'targetGroup' | 'facts'
> {
  directoryId: string;
  regionName: string;
  urgency: Finding['urgency'];
}

/** Who makes a case of a signal, or lets it join the one that is open. The same signal twice is one case. */
export abstract class SignalCases {
  abstract open(signal: UnopenedSignal, at: Date): Promise<string>;
}
