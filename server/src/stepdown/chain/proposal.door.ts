import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { ChainProposal } from '@ketenzicht/shared/stepdown';
import { BedMoves, type Act } from '../../placement/bed-moves.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../../platform/database/work.js';

const purposeOf = ({ actor }: Visit) =>
  actor.role === 'provider' || actor.role === 'referrer' ? ('care' as const) : ('coordination' as const);

/** One line about some chains, and everybody in them who was shown. A list that was empty was looked at as well. */
export function lineOf(
  visit: Visit,
  action: AuditAction,
  chains: readonly Pick<ChainProposal, 'id' | 'moves'>[],
): Noted {
  const people = chains.flatMap(({ moves }) => moves.flatMap(({ who }) => who ?? []));
  const objects: AuditObject[] = [
    ...chains.map(({ id }) => ({ type: 'chain' as const, id })),
    ...people.map(({ kind, id }) => ({ type: kind === 'wait' ? ('wait' as const) : ('case' as const), id })),
  ];
  return {
    action,
    purpose: purposeOf(visit),
    objects: objects.length > 0 ? objects : [{ type: 'search', id: visit.operation }],
  };
}

/** The door to every chain: one transaction, and a line in the log either way. */
@Injectable()
export class ChainDoor {
  constructor(
    private readonly work: Work,
    private readonly beds: BedMoves,
  ) {}

  read<T>(visit: Visit, body: (tx: Tx) => Promise<T>, about?: string): Promise<T> {
    return this.refusing(visit, about, () => this.work.run('placement', visit, body));
  }

  /** What moves beds as well: every board shows it the way it shows a report. */
  act<T>(visit: Visit, about: string, body: (act: Act) => Promise<T>): Promise<T> {
    return this.refusing(visit, about, () => this.beds.run(visit, about, body));
  }

  /** What is refused leaves a line of its own, because the transaction takes its lines with it. */
  private async refusing<T>(visit: Visit, about: string | undefined, body: () => Promise<T>): Promise<T> {
    try {
      return await body();
    } catch (error) {
      if (error instanceof RuleError && error.code === 'chain.unknown' && about !== undefined)
        await this.work.note('placement', visit, {
          action: 'R',
          purpose: purposeOf(visit),
          objects: [{ type: 'chain', id: about }],
          refused: true,
        });
      throw error;
    }
  }
}
