import { createSecretKey, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Keyring } from '../platform/keys/keyring.js';
import { OwnReference } from './own-reference.js';

const key = (id: string) => ({ id, key: createSecretKey(Buffer.alloc(32, id)) });
const ring = (...ids: string[]) =>
  new OwnReference({ newest: () => key(ids[0] ?? ''), all: () => ids.map(key) } as unknown as Keyring);
const keeper = (organisationId: string | null = randomUUID()) => ({ id: randomUUID(), organisationId });

describe('the fingerprint of an own file number', () => {
  it('is the same however the number was typed', () => {
    const somebody = keeper();
    const [first, ...rest] = ['AB 12-3', ' ab12-3 ', 'ａｂ１２-3'].map((typed) =>
      ring('k').of(somebody, typed).index?.toString('hex'),
    );
    expect(rest).toEqual([first, first]);
    expect(ring('k').of(somebody, 'AB123').index?.toString('hex')).not.toBe(first);
  });

  it('SEC-48: is another one in another organisation, and shared by colleagues', () => {
    const organisation = randomUUID();
    const of = (who: ReturnType<typeof keeper>) => ring('k').of(who, '42').index?.toString('hex');
    expect(of(keeper(organisation))).toBe(of(keeper(organisation)));
    expect(new Set([of(keeper()), of(keeper()), of(keeper(null)), of(keeper(null))]).size).toBe(4);
  });

  it('is made under the newest key and looked for under every one', () => {
    const somebody = keeper();
    const old = ring('old').of(somebody, '42');
    const during = ring('new', 'old');
    expect(during.of(somebody, '42').keyId).toBe('new');
    expect(during.all(somebody, '42').some((one) => one.equals(old.index ?? Buffer.alloc(0)))).toBe(true);
    expect(ring('k').of(somebody, null)).toEqual({ index: null, keyId: null });
  });
});
