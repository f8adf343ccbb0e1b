import { Secret, TOTP } from 'otpauth';
import { create } from 'qrcode';

const made = (secret: Uint8Array, label = '') =>
  new TOTP({ issuer: 'Ketenzicht', label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });

export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes);

/** The secret as an authenticator app takes it: by picture, by link, or typed over. */
export function tellTotp(secret: Buffer, username: string) {
  const totp = made(secret, username);
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, picture: drawn(uri) };
}

/** A path, because the page's own policy takes no image that is not a file of ours. */
function drawn(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => modules.data[at]);
  return { size, path: dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('') };
}

/** The time step (RFC 6238) that a code belongs to, one step early or late at most; undefined when it is no code of now. */
export function stepOf(secret: Buffer, code: string, at: Date): number | undefined {
  const totp = made(secret);
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code.replaceAll(' ', ''), timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}
