import { Injectable } from '@nestjs/common';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { trajectoriesBy } from './trajectory.queries.js';
import { mayList } from './trajectory.rows.js';

/** For what names somebody who is followed by a reference, and knows no more of them. */
@Injectable()
export class TrajectoryNames {
  constructor(private readonly work: Work) {}

  /** In the room of care, with the rights of whoever asks: what is not theirs is as if it were not there. */
  mayName(visit: Visit, reference: string): Promise<boolean> {
    return this.work.run('care', visit, async (tx) => {
      const one = (await trajectoriesBy(tx, { reference })).find((row) => mayList(visit.actor, row));
      const object = one
        ? ({ type: 'trajectory', id: one.id } as const)
        : ({ type: 'search', id: visit.operation } as const);
      tx.note({ action: 'R', purpose: 'coordination', objects: [object], ...(!one && { refused: true }) });
      return one !== undefined;
    });
  }
}
