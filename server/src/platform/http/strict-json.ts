import { RuleError } from '@ketenzicht/shared/kernel';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const deepest = 32;

/**
 * JSON as RFC 8259 wants it from careful senders: valid UTF-8, no key twice, no deep nesting, no prototype keys.
 * `JSON.parse` alone keeps the last of two keys and silently replaces broken bytes, so that a figure could be changed without anyone knowing.
 */
export function parseStrictJson(body: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new RuleError('input.not_utf8', 'The body is not valid UTF-8.');
  }
  const keys = countKeys(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RuleError('input.not_json', 'The body is not valid JSON.');
  }
  if (keptKeys(value) !== keys) throw new RuleError('input.duplicate_key', 'A key occurs twice in one object.');
  return value;
}

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
/** Digits, point, signs and exponent. */
const isOfNumber = (code: number) =>
  (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x45 || code === minus || code === 0x2b;
/** No number of fewer characters than this can change on its way. */
const shortest = 5;
const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** How many keys the text names: every string that is followed by a colon. A parsed object that holds fewer dropped one. */
function countKeys(text: string): number {
  let keys = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) throw new RuleError('input.too_deep', `The body nests deeper than ${deepest} levels.`);
    } else if (code === 0x7d || code === 0x5d) depth--;
    else if (code === minus || (code >= 0x30 && code <= 0x39)) {
      const begin = at;
      while (isOfNumber(text.charCodeAt(at + 1))) at++;
      if (at - begin >= shortest) refuseChangedNumber(text.slice(begin, at + 1));
    } else if (code === quote) {
      for (at++; at < text.length && text.charCodeAt(at) !== quote; at++) if (text.charCodeAt(at) === backslash) at++;
      let next = at + 1;
      while (next < text.length && isSpace(text.charCodeAt(next))) next++;
      if (text.charCodeAt(next) === 0x3a) keys++;
    }
  }
  return keys;
}

/** `1e-400` becomes 0 and a fraction of thirty digits another one, silently. A whole number that is too large is for the contract to refuse, by its pointer. */
function refuseChangedNumber(token: string): void {
  if (!/[.eE]/.test(token)) return;
  const digits = (token.split(/[eE]/)[0] ?? '').replaceAll(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  const value = Number(token);
  if ((value === 0 && digits !== '') || (digits.length > 17 && Number.isFinite(value)))
    throw new RuleError('input.number_out_of_range', 'A number cannot be kept exactly as you wrote it.');
}

function keptKeys(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + keptKeys(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  const entries = Object.entries(value);
  return entries.reduce((sum, [, one]) => sum + keptKeys(one), entries.length);
}
