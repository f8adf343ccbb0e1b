import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  type CipherGCMTypes,
  type KeyObject,
} from 'node:crypto';

const algorithm: CipherGCMTypes = 'aes-256-gcm';
const format = 'v1';

/** Where a value stands. It is authenticated along with the value, so that ciphertext that was moved or swapped does not open. */
export interface Place {
  /** `schema.table.column`. */
  column: string;
  row: string;
  organisationId: string;
}

const additional = ({ column, row, organisationId }: Place): Buffer =>
  Buffer.from([format, column, row, organisationId].join('|'));

/** Somebody changed ciphertext, or put it elsewhere; never an accident of the network or of the user. */
export class CipherAlarm extends Error {
  constructor(readonly place: Place) {
    super(`stored data does not open: ${place.column} of ${place.row}`);
    this.name = 'CipherAlarm';
  }
}

/** `v1|key id|nonce|ciphertext|tag`; a fresh nonce of 96 bits each time, which one person's key never uses up. */
export function sealField(key: KeyObject, keyId: string, place: Place, plain: string | Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(additional(place));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [format, keyId, ...[nonce, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('|');
}

/** Throws a CipherAlarm, after telling the log without the value, when what is stored is not what was sealed there. */
export function openField(key: KeyObject, place: Place, stored: string): Buffer {
  const [version, , nonce, text, tag, more] = stored.split('|');
  try {
    if (version !== format || !nonce || text === undefined || !tag || more !== undefined) throw new Error('format');
    const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
      .setAAD(additional(place))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(text, 'base64url'), decipher.final()]);
  } catch {
    console.error(`ALARM ${new CipherAlarm(place).message}`);
    throw new CipherAlarm(place);
  }
}

/** Which key a stored value was sealed with. */
export const keyIdOf = (stored: string): string => stored.split('|')[1] ?? '';

export const newDataKey = (): KeyObject => createSecretKey(randomBytes(32));

export const wrapKey = (by: { id: string; key: KeyObject }, place: Place, dataKey: KeyObject): string =>
  sealField(by.key, by.id, place, dataKey.export());

export const unwrapKey = (by: KeyObject, place: Place, wrapped: string): KeyObject =>
  createSecretKey(openField(by, place, wrapped));
