import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';

/** Somebody who was erased: two random numbers, of which nothing can be found any more. */
export const tombstoneSchema = z.strictObject({
  organisationId: z.uuid(),
  personId: z.uuid(),
  erasedAt: z.string(),
  ground: z.string(),
});
export type Tombstone = z.infer<typeof tombstoneSchema>;
/** A registration of interest that was withdrawn. */
export const withdrawnSchema = z.strictObject({ interestId: z.uuid(), erasedAt: z.string() });
export type Withdrawn = z.infer<typeof withdrawnSchema>;

const lineSchema = z.union([tombstoneSchema, withdrawnSchema]);

/**
 * Outside the database, because a restored backup of it does not know whom we erased after it was made. Written before the erasure is committed:
 * dying in between leaves a line about an erasure that was decided but must be done again, and never an erasure without a line.
 */
export async function appendTombstone(file: string, tombstone: Tombstone | Withdrawn): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await fs.open(file, 'a', 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(tombstone)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Throws, naming the line, when a whole line cannot be read; a last line without its end was never finished, nor was its erasure. */
export async function readTombstones(file: string): Promise<(Tombstone | Withdrawn)[]> {
  const text = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return lineSchema.parse(JSON.parse(line));
    } catch (cause) {
      throw new Error(`line ${index + 1} of ${file} is no tombstone`, { cause });
    }
  });
}
