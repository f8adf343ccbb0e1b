import { RuleError, type Fault } from '../kernel/rule-error.js';
import { commonPasswords } from './common-passwords.data.js';

export const shortestPassword = 12;

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

export type PasswordFault = 'too_short' | 'too_common' | 'too_simple' | 'holds_name';

/** Length over tricks (NIST SP 800-63B 3.1.1.2): twelve characters, not what everybody takes, not who one is. No demands on kinds of characters. */
export function passwordFaults(password: string, whose: { name: string; username: string }): PasswordFault[] {
  const faults: PasswordFault[] = [];
  const plain = bare(password);
  if (Array.from(password).length < shortestPassword) faults.push('too_short');
  if (commonPasswords.has(plain) || commonPasswords.has(plain.replace(/\d+$/, ''))) faults.push('too_common');
  if (new Set(plain.length > 0 ? plain : password).size < 5) faults.push('too_simple');
  const names = [whose.name, whose.username, whose.username.replace(/\.\d+$/, '')].map(bare);
  if (names.some((name) => name.length >= 4 && plain.includes(name))) faults.push('holds_name');
  return faults;
}

const words: Readonly<Record<PasswordFault, string>> = {
  too_short: `Take at least ${shortestPassword} characters.`,
  too_common: 'This password is on every list of guesses. Take another one.',
  too_simple: 'Take more different characters.',
  holds_name: 'Leave your own name out of it.',
};

/** Throws `password.too_weak` with every fault at once. */
export function refuseWeak(password: string, whose: { name: string; username: string }): void {
  const faults = passwordFaults(password, whose).map((code): Fault => ({
    pointer: '/password',
    code: `password.${code}`,
    detail: words[code],
  }));
  if (faults.length > 0) throw new RuleError('password.too_weak', 'Choose a stronger password.', faults);
}
