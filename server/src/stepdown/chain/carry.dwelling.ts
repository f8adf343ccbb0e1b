import { randomUUID } from 'node:crypto';
import type { Act } from '../../placement/bed-moves.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { findDwelling } from '../homes/dwelling.queries.js';
import type { DwellingRow } from '../homes/dwelling.rows.js';
import { endPromise, insertStep, moveDwelling } from '../homes/dwelling.writes.js';
import { dwellingTaken } from './proposal.writes.js';
import type { MoveRow } from './proposal.rows.js';

const stepOf = ({ actor }: Visit, { chainId }: MoveRow, at: Date) => ({
  at,
  actor,
  key: randomUUID(),
  fingerprint: `chain ${chainId}`,
});

/** Somebody lives there: only ever who it was promised to. With the eyes of the clock. Throws `chain.dwelling_taken`. */
export async function letDwelling(act: Act, visit: Visit, move: MoveRow, dwellingId: string): Promise<DwellingRow> {
  const { tx, at } = act;
  const dwelling = await findDwelling(tx, dwellingId);
  const isTheirs = dwelling?.state === 'promised' && dwelling.promisedReference === move.whoReference;
  if (!isTheirs || !(await moveDwelling(tx, { ...dwelling, from: 'promised', to: 'let', at }))) throw dwellingTaken();
  if (dwelling.promiseId) await endPromise(tx, dwelling.promiseId, 'let', at);
  await insertStep(tx, { dwellingId, kind: 'let', was: 'promised', ...stepOf(visit, move, at) });
  return dwelling;
}

/** As if nobody had moved in: promised to them again. Throws `chain.dwelling_taken` where it went on meanwhile. */
export async function unletDwelling(act: Act, visit: Visit, move: MoveRow, dwellingId: string): Promise<void> {
  const { tx, at } = act;
  const dwelling = await findDwelling(tx, dwellingId);
  const isTheirs = dwelling?.state === 'let' && dwelling.promisedReference === move.whoReference;
  if (!isTheirs || !(await moveDwelling(tx, { ...dwelling, from: 'let', to: 'promised', at }))) throw dwellingTaken();
  if (dwelling.promiseId) await endPromise(tx, dwelling.promiseId, 'active', at);
  await insertStep(tx, { dwellingId, kind: 'restored', was: 'let', ...stepOf(visit, move, at) });
}

/** What was promised for a step that will not come is free again; what went on without us stays as it is. */
export async function releaseDwellings(act: Act, visit: Visit, moves: readonly MoveRow[]): Promise<void> {
  const { tx, at } = act;
  for (const move of moves) {
    if (move.dwellingId === null || move.doneAt !== null) continue;
    const dwelling = await findDwelling(tx, move.dwellingId);
    if (dwelling?.state !== 'promised' || dwelling.promisedReference !== move.whoReference) continue;
    if (!(await moveDwelling(tx, { ...dwelling, from: 'promised', to: 'offered', at }))) continue;
    if (dwelling.promiseId) await endPromise(tx, dwelling.promiseId, 'released', at);
    await insertStep(tx, { dwellingId: move.dwellingId, kind: 'released', ...stepOf(visit, move, at) });
  }
}
