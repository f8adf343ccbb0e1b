import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';

/** What keys are for; one is never used for two things. docs/security/keys.md is the inventory. */
export const keyPurposes = ['log', 'field', 'index', 'tell'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

const secretSchema = z.strictObject({ id: z.string().min(1), secret: z.string(), createdAt: z.string() });
export const keyFileSchema = z.strictObject({
  /** HMAC-SHA-256 of the access log's chain; the newest writes, all verify. */
  log: z.array(secretSchema).min(1),
  /** Wraps the data keys of persons (AES-256-GCM). */
  field: z.array(secretSchema).min(1),
  /** HMAC-SHA-256 of searchable values. */
  index: z.array(secretSchema).min(1),
  /** What webhooks sign with and the key of web push are made of this. A file of before there was any has none, and gets one when it is opened. */
  tell: z.array(secretSchema).default([]),
  /** Ed25519, signs checkpoints of the access log. */
  checkpoint: z.array(z.strictObject({ id: z.string(), privateKey: z.string(), createdAt: z.string() })).min(1),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Milliseconds between two looks at the file. */
const glance = 1_000;

export interface NamedKey {
  id: string;
  key: KeyObject;
}

/** The keys that the owner of the database must not have: they live in a file beside it, never in it. */
export class Keyring {
  private lookedAt = -Infinity;

  private constructor(
    private keys: KeyFile,
    private readonly source?: string,
    private changedAt = 0,
  ) {}

  /** Throws with every fault when the file is no key file. */
  static of(file: unknown): Keyring {
    return new Keyring(keyFileSchema.parse(file));
  }

  /** Opens the file, or makes one with fresh keys when there is none: whole or not at all, readable by this account only. */
  static async open(file: string, at: Date): Promise<Keyring> {
    const present = await fs.readFile(file, 'utf8').catch(() => undefined);
    if (present !== undefined) return new Keyring(keyFileSchema.parse(JSON.parse(present)), file);
    await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const making = `${file}.${process.pid}.making`;
    await fs.writeFile(making, `${JSON.stringify(freshKeys(at), null, 2)}\n`, { mode: 0o600 });
    // `link` fails when another process was first; its keys then count.
    await fs.link(making, file).catch(() => undefined);
    await fs.rm(making);
    return new Keyring(keyFileSchema.parse(JSON.parse(await fs.readFile(file, 'utf8'))), file);
  }

  /** A new key counts within a second, without a restart; a file that cannot be read just then changes nothing. */
  private get file(): KeyFile {
    const now = performance.now();
    if (this.source === undefined || now - this.lookedAt < glance) return this.keys;
    this.lookedAt = now;
    this.readAgain(this.source);
    return this.keys;
  }

  private readAgain(source: string): void {
    try {
      const { mtimeMs } = statSync(source);
      if (mtimeMs === this.changedAt) return;
      this.keys = keyFileSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
      this.changedAt = mtimeMs;
    } catch (error) {
      console.error(`the key file could not be read again: ${(error as Error).message}`);
    }
  }

  /** The key that new work is done with. */
  newest(purpose: KeyPurpose): NamedKey {
    const last = this.file[purpose].at(-1);
    if (!last) throw new Error(`no ${purpose} key`);
    return { id: last.id, key: createSecretKey(last.secret, 'base64') };
  }

  /** Every key of a purpose, newest first: old work stays readable until it has been done over. */
  all(purpose: KeyPurpose): NamedKey[] {
    return this.file[purpose].map(({ id, secret }) => ({ id, key: createSecretKey(secret, 'base64') })).reverse();
  }

  find(purpose: KeyPurpose, id: string): KeyObject | undefined {
    const has = () => this.file[purpose].find((one) => one.id === id);
    let found = has();
    if (!found) {
      this.lookedAt = -Infinity; // made a moment ago, by a rotation beside us
      found = has();
    }
    return found && createSecretKey(found.secret, 'base64');
  }

  /** Signs checkpoints with the newest, verifies with any. */
  get checkpoints(): { id: string; privateKey: KeyObject; publicKey: KeyObject }[] {
    return this.file.checkpoint
      .map(({ id, privateKey }) => {
        const key = createPrivateKey(privateKey);
        return { id, privateKey: key, publicKey: createPublicKey(key) };
      })
      .reverse();
  }
}

/** New keys for everything. Ids say what a key is for and when it was made. */
export function freshKeys(at: Date): KeyFile {
  return {
    log: [freshSecret('log', at)],
    field: [freshSecret('field', at)],
    index: [freshSecret('index', at)],
    tell: [freshSecret('tell', at)],
    checkpoint: [
      {
        id: keyId('checkpoint', at),
        privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        createdAt: at.toISOString(),
      },
    ],
  };
}

export const freshSecret = (purpose: KeyPurpose, at: Date) => ({
  id: keyId(purpose, at),
  secret: randomBytes(32).toString('base64'),
  createdAt: at.toISOString(),
});

const keyId = (purpose: string, at: Date) =>
  `${purpose}-${at.toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
