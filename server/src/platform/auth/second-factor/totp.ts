import { Secret, TOTP } from 'otpauth';
import { toString as drawQr } from 'qrcode';

const made = (secret: Uint8Array, label = '') =>
  new TOTP({ issuer: 'Ketenzicht', label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });

export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes);

/** The secret as an authenticator app takes it: by picture, by link, or typed over. */
export async function tellTotp(secret: Buffer, username: string) {
  const totp = made(secret, username);
  const uri = totp.toString();
  return {
    secret: totp.secret.base32,
    uri,
    picture: await drawQr(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
  };
}

/** The time step (RFC 6238) that a code belongs to, one step early or late at most; undefined when it is no code of now. */
export function stepOf(secret: Buffer, code: string, at: Date): number | undefined {
  const totp = made(secret);
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code.replaceAll(' ', ''), timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}
