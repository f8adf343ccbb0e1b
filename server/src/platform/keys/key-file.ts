import * as fs from 'node:fs/promises';
import { freshKeys, freshSecret, keyFileSchema, type KeyFile, type KeyPurpose } from './keyring.js';

export type FilePurpose = keyof KeyFile;

/** Adds a key as the newest of its purpose. Running servers notice within a second; the old keys stay, for what lies under them. */
export async function addKey(file: string, purpose: FilePurpose, at: Date): Promise<string> {
  const added = purpose === 'checkpoint' ? freshKeys(at).checkpoint[0] : freshSecret(purpose, at);
  if (!added) throw new Error('no key was made');
  await change(file, (keys) => ({ ...keys, [purpose]: [...keys[purpose], added] }));
  return added.id;
}

/** A file of before there were keys of a purpose gets its first. Another server may be doing the same: whoever is second finds it there. */
export async function addMissing(file: string, purpose: KeyPurpose, at: Date): Promise<void> {
  const isThere = async () => keyFileSchema.parse(JSON.parse(await fs.readFile(file, 'utf8')))[purpose].length > 0;
  if (await isThere()) return;
  await addKey(file, purpose, at).catch(async (error: Error) => {
    for (let left = 20; left > 0; left--) {
      if (await isThere()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw error;
  });
}

/** The caller has made sure that nothing lies under it any more. Never the newest. */
export async function dropKey(file: string, purpose: KeyPurpose, id: string): Promise<void> {
  await change(file, (keys) => {
    if (keys[purpose].at(-1)?.id === id) throw new Error(`${id} is the newest ${purpose} key`);
    if (!keys[purpose].some((key) => key.id === id)) throw new Error(`there is no ${purpose} key ${id}`);
    return { ...keys, [purpose]: keys[purpose].filter((key) => key.id !== id) };
  });
}

/** Whole or not at all, and one at a time: a key file that is cut in half is every file that nobody can read again. */
async function change(file: string, next: (keys: KeyFile) => KeyFile): Promise<void> {
  const making = `${file}.making`;
  const handle = await fs.open(making, 'wx', 0o600).catch(() => {
    throw new Error(`${making} is there: another change is under way, or one broke off. Remove it when none is.`);
  });
  try {
    const keys = keyFileSchema.parse(JSON.parse(await fs.readFile(file, 'utf8')));
    await handle.writeFile(`${JSON.stringify(next(keys), null, 2)}\n`);
    await handle.sync();
    await fs.rename(making, file);
  } catch (error) {
    await fs.rm(making, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}
