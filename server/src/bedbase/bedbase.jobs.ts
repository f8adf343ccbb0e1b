import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { localDate, type Role } from '@ketenzicht/shared/kernel';
import { newTraceId } from '../platform/audit/access-log.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { dueProposals } from './bedbase.queries.js';
import { BedbaseService } from './bedbase.service.js';

/** One look at a small index. */
const every = 4_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Lets approved changes take effect on their day. Harmless when several processes do it: each proposal is locked and looked at again. */
@Injectable()
export class BedbaseJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: Work,
    private readonly bedbase: BedbaseService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () =>
        void this.applyDue(this.clock()).catch((error: Error) =>
          console.error(`approved changes of wards could not be applied: ${error.message}`),
        ),
      every,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** How many took effect. One that cannot does not hold up the others. */
  async applyDue(at: Date): Promise<number> {
    const due = await this.work.run('admin', visitAs(nobody, 'administrator', at), (tx) =>
      dueProposals(tx, localDate(at)),
    );
    let applied = 0;
    for (const { id, decided_by, decided_role } of due)
      try {
        const visit = visitAs(decided_by ?? nobody, (decided_role ?? 'administrator') as Role, at);
        if (await this.bedbase.apply(visit, id)) applied++;
      } catch (error) {
        console.error(`proposal ${id} could not be applied: ${(error as Error).message}`);
      }
    return applied;
  }
}

/** Whoever approved acts through the job; only the search for what is due is nobody's, and leaves no line. */
const visitAs = (id: string, role: Role, at: Date): Visit => ({
  operation: 'proposal.approve',
  at,
  actor: { id, name: '', role, organisationId: null, regionIds: [], directoryId: '', scopes: [] },
  token: null,
  accessPoint: { type: 'job', id: 'bed-base' },
  traceId: newTraceId(),
});
