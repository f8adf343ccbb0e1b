import { sign, verify } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { Keyring } from '../keys/keyring.js';
import { canonical } from './seal.js';

/** "Up to here the chain was so": signed, and kept where the owner of the database cannot reach. */
export interface Checkpoint {
  stream: string;
  seq: number;
  /** Hexadecimal. */
  hash: string;
  time: string;
  keyId: string;
  signature: string;
}

export interface ReadCheckpoints {
  /** Whole and truly signed, of this stream, lowest first. */
  sound: Checkpoint[];
  /** Where somebody has been at a file. `seq` is what the line says, or what came before it when it says nothing. */
  faults: { seq: number; why: string }[];
  /** Streams of other databases that were kept in the same folder. */
  others: string[];
}

const prefix = 'access-log-';

export function signCheckpoint(of: Omit<Checkpoint, 'keyId' | 'signature'>, keys: Keyring): Checkpoint {
  const [newest] = keys.checkpoints;
  if (!newest) throw new Error('no checkpoint key');
  const unsigned = { ...of, keyId: newest.id };
  return { ...unsigned, signature: sign(null, Buffer.from(canonical(unsigned)), newest.privateKey).toString('base64') };
}

/** One line at the end of the month's file, on disk when this returns. One write: two servers may do it at once. */
export async function appendCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await fs.open(path.join(folder, `${prefix}${checkpoint.time.slice(0, 7)}.jsonl`), 'a', 0o600);
  try {
    await file.write(`${JSON.stringify(checkpoint)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

export async function readCheckpoints(folder: string, stream: string, keys: Keyring): Promise<ReadCheckpoints> {
  const read: ReadCheckpoints = { sound: [], faults: [], others: [] };
  const others = new Set<string>();
  for (const name of await filesOf(folder)) {
    const lines = (await fs.readFile(path.join(folder, name), 'utf8')).split('\n');
    for (const [index, text] of lines.entries()) {
      if (text === '') continue;
      const found = parse(text);
      const where = `${name} line ${index + 1}`;
      if (!found)
        read.faults.push({ seq: (read.sound.at(-1)?.seq ?? 0) + 1, why: `${where} is no checkpoint any more` });
      else if (found.stream !== stream) others.add(found.stream);
      else if (!isSigned(found, keys))
        read.faults.push({ seq: found.seq, why: `${where} does not carry our signature` });
      else read.sound.push(found);
    }
  }
  read.sound.sort((one, other) => one.seq - other.seq);
  return { ...read, others: [...others] };
}

const filesOf = async (folder: string): Promise<string[]> =>
  (await fs.readdir(folder).catch(() => []))
    .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
    .sort();

function parse(text: string): Checkpoint | undefined {
  try {
    const found = JSON.parse(text) as Checkpoint;
    return Number.isSafeInteger(found.seq) && typeof found.signature === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}

function isSigned({ signature, ...unsigned }: Checkpoint, keys: Keyring): boolean {
  const key = keys.checkpoints.find(({ id }) => id === unsigned.keyId);
  return (
    key !== undefined && verify(null, Buffer.from(canonical(unsigned)), key.publicKey, Buffer.from(signature, 'base64'))
  );
}
