import { z } from 'zod';

/** Crockford's base 32: no I, L, O or U, so that it can be read out loud over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const meant: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Weights that are odd have an inverse modulo 32: one wrong character never passes, and two neighbours that changed places rarely do. */
const check = (symbols: string): string =>
  alphabet[Array.from(symbols).reduce((sum, symbol, at) => sum + alphabet.indexOf(symbol) * (2 * at + 3), 0) % 32] ??
  '';

/** Of a person, of a request for a place, of a case at the coordination point, of somebody who is followed, of a claim on the safety net for payment, of a dwelling, of somebody who is ready to leave, of a chain of moves, of a VPT that is put together. */
export type ReferenceKind = 'KZ' | 'AV' | 'CP' | 'LL' | 'NR' | 'WO' | 'DS' | 'KT' | 'AR';

/** `KZ-7F3K-92QD`: 35 random bits and a check character. It says nothing about anybody. */
export function referenceFrom(random: Uint8Array, kind: ReferenceKind = 'KZ'): string {
  const symbols = Array.from(random.subarray(0, 7), (byte) => alphabet[byte % 32]).join('');
  const whole = symbols + check(symbols);
  return `${kind}-${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/** As somebody typed it: small letters, spaces instead of hyphens, O for 0. Undefined when it cannot be a reference. */
export function readReference(typed: string, kind: ReferenceKind = 'KZ'): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replace(new RegExp(`^${kind}`), '')
    .replaceAll(/[ILO]/g, (letter) => meant[letter] ?? letter);
  if (bare.length !== 8 || Array.from(bare).some((symbol) => !alphabet.includes(symbol))) return undefined;
  return check(bare.slice(0, 7)) === bare[7] ? `${kind}-${bare.slice(0, 4)}-${bare.slice(4)}` : undefined;
}

export const referenceSchema = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readReference(typed);
    if (read) return read;
    context.addIssue({
      code: 'custom',
      message: 'A reference looks like KZ-7F3K-92QD. One character is not right: read it again.',
      params: { code: 'person.reference' },
    });
    return z.NEVER;
  });
