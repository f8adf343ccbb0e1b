import type pg from 'pg';
import type { Keyring } from '../keys/keyring.js';
import { lineOfRow, subjectsOf } from './access-log.js';
import { pageAfter, streamOf, type SealedRow } from './chain.queries.js';
import type { ReadCheckpoints } from './checkpoint.js';
import { genesisOf, seal } from './seal.js';

export interface ChainVerdict {
  lines: number;
  /** Null when there are no lines. */
  firstSeq: number | null;
  through: number;
  /** The first place where the log is not what it was; null when it is sound. */
  bad: { seq: number; why: string } | null;
  /** Nothing wrong, and yet worth knowing. */
  remarks: string[];
}

export const purgeEvent = 'log.purge';
const pageSize = 5_000;
const zero = Buffer.alloc(32);

export interface WalkOptions {
  /** Called after each page. */
  onPage?: (lines: number, seq: number) => void;
  /** Stops after this one: for what is about to be purged. */
  through?: number;
}

/**
 * Walks the whole chain, in pages, and holds it against what was signed outside the database. The checkpoints must have been read before the walk
 * begins: then every one of them is about a line that is already there, also while servers go on writing.
 */
export async function verifyChain(
  db: Pick<pg.ClientBase, 'query'>,
  keys: Keyring,
  checkpoints: ReadCheckpoints,
  { onPage, through = Infinity }: WalkOptions = {},
): Promise<ChainVerdict> {
  const stream = await streamOf(db);
  const signed = new Map(checkpoints.sound.map((one) => [one.seq, one]));
  const walked: ChainVerdict = { lines: 0, firstSeq: null, through: 0, bad: null, remarks: remarksOn(checkpoints) };
  let previous: Buffer | undefined;
  let purged = 0;
  walk: for (;;) {
    const page = await pageAfter(db, walked.through, pageSize);
    for (const row of page) {
      if (row.seq > through) break walk;
      walked.firstSeq ??= row.seq;
      if (previous === undefined) {
        const start = startOf(row, stream, signed);
        if ('why' in start) return { ...walked, bad: { seq: start.seq, why: start.why } };
        previous = start.previous;
      } else if (row.seq !== walked.through + 1)
        return { ...walked, bad: { seq: walked.through + 1, why: 'this line is missing' } };
      const fault = faultOf(row, previous, keys, signed.get(row.seq)?.hash);
      if (fault) return { ...walked, bad: { seq: row.seq, why: fault } };
      if (row.event === purgeEvent) purged = purgedThrough(row);
      previous = row.hash;
      walked.through = row.seq;
      walked.lines++;
    }
    onPage?.(walked.lines, walked.through);
    if (page.length < pageSize) break;
  }
  return { ...walked, bad: through === Infinity ? faultAtTheEnds(walked, purged, checkpoints) : null };
}

/** The first line follows from the name of the stream, or from the signed checkpoint that closed what was purged. */
function startOf(
  { seq, prev_hash: before }: SealedRow,
  { id, genesis }: { id: string; genesis: Buffer },
  signed: ReadonlyMap<number, { hash: string }>,
): { previous: Buffer } | { seq: number; why: string } {
  if (seq === 1)
    return before.equals(genesis) && (genesis.equals(genesisOf(id)) || genesis.equals(zero))
      ? { previous: before }
      : { seq: 1, why: 'the chain does not begin where this stream begins' };
  const closing = signed.get(seq - 1);
  if (!closing) return { seq: 1, why: `everything before line ${seq} is missing, and no checkpoint closes it` };
  if (closing.hash !== before.toString('hex'))
    return { seq, why: 'this line does not follow from the checkpoint before it' };
  return { previous: before };
}

function faultOf(row: SealedRow, previous: Buffer, keys: Keyring, signedHash: string | undefined): string | undefined {
  if (!row.prev_hash.equals(previous)) return 'this line does not follow from the one before it';
  const key = keys.find('log', row.key_id);
  if (!key) return `this line was sealed with a key that we do not have (${row.key_id})`;
  const line = lineOfRow(row);
  if (!seal(line, previous, key).equals(row.hash)) return 'this line is not what was sealed';
  if (subjectsOf(line).join() !== row.subjects.join()) return 'the persons of this line were changed';
  if (signedHash !== undefined && signedHash !== row.hash.toString('hex'))
    return 'this line differs from its signed checkpoint';
  return undefined;
}

/** What only shows once everything has been seen: a beginning that nobody purged, an end that is gone, a checkpoint that somebody has been at. */
function faultAtTheEnds(
  { lines, firstSeq, through }: ChainVerdict,
  purged: number,
  { sound, faults }: ReadCheckpoints,
): ChainVerdict['bad'] {
  const found: { seq: number; why: string }[] = [...faults];
  if (firstSeq !== null && firstSeq > 1 && purged !== firstSeq - 1)
    found.push({ seq: purged + 1, why: `lines before ${firstSeq} are gone, and no purge of ours says so` });
  const last = sound.at(-1);
  if (last && last.seq > through)
    found.push({ seq: through + 1, why: `the end is cut off: line ${last.seq} was there at ${last.time}` });
  if (lines > 0 && sound.length === 0 && faults.length === 0) return null;
  return found.sort((one, other) => one.seq - other.seq)[0] ?? null;
}

const remarksOn = ({ sound, others }: ReadCheckpoints): string[] => [
  ...(sound.length === 0 ? ['There is no checkpoint of this stream: a cut-off end would not show.'] : []),
  ...(others.length > 0
    ? [
        `The folder also holds checkpoints of ${others.length} other stream(s). Expected only after a restore or a new database.`,
      ]
    : []),
];

/** The object of a purge's line: `<stream>:<last seq that went>`. */
const purgedThrough = ({ objects }: SealedRow): number => Number(objects[0]?.id.split(':')[1] ?? 0);
