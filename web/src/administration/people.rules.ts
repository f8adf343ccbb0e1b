import type { Account } from '@ketenzicht/shared/administration';

export const filters = ['now', 'invited', 'ended', 'all'] as const;
export type Filter = (typeof filters)[number];

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const passes = (account: Account, filter: Filter): boolean =>
  filter === 'all' || (filter === 'now' ? account.state !== 'ended' : account.state === filter);

/** Every word somewhere in the name or the user name; accents and capitals do not matter. */
export function matching(accounts: readonly Account[], words: string, filter: Filter): Account[] {
  const wanted = plain(words).split(/\s+/);
  return accounts.filter(
    (one) => passes(one, filter) && wanted.every((word) => plain(`${one.name} ${one.username}`).includes(word)),
  );
}
