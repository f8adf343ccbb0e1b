import { describe, expect, it } from '@jest/globals';
import { judgeIdToken, type Expected } from './id-token.rules.js';
import { ownPath } from './own-path.rules.js';

const at = new Date('2026-11-22T10:00:00Z');
const now = at.getTime() / 1_000;
const expected: Expected = {
  issuer: 'https://id.example',
  clientId: 'ketenzicht',
  nonce: 'n',
  levels: { one: 'low', two: 'substantial', three: 'high' },
  wanted: 'substantial',
  maxAge: null,
  organisationClaim: 'ura',
  at,
};
const header = { alg: 'ES256' };
const claims = {
  iss: 'https://id.example',
  aud: 'ketenzicht',
  sub: 's',
  exp: now + 60,
  iat: now,
  nonce: 'n',
  acr: 'two',
};
const judge = (more: Record<string, unknown> = {}, head: Record<string, unknown> = {}, want: Partial<Expected> = {}) =>
  judgeIdToken({ ...header, ...head }, { ...claims, ...more }, { ...expected, ...want });

describe('an ID token', () => {
  it('SEC-23: that says what it should names the subject and the level', () => {
    expect(judge()).toEqual({
      subject: 's',
      assurance: 'substantial',
      authTime: undefined,
      sid: undefined,
      organisation: undefined,
    });
    expect(judge({ acr: 'three', aud: ['ketenzicht'], ura: '12345678', sid: 'x', auth_time: now - 5 })).toEqual({
      subject: 's',
      assurance: 'high',
      authTime: new Date(at.getTime() - 5_000),
      sid: 'x',
      organisation: '12345678',
    });
  });

  it.each([
    ['token.algorithm', {}, { alg: 'none' }],
    ['token.algorithm', {}, { alg: 'HS256' }],
    ['token.algorithm', {}, { alg: 'RS512' }],
    ['token.algorithm', {}, { alg: undefined }],
    ['token.type', {}, { typ: 'at+jwt' }],
    ['token.critical_header', {}, { crit: [] }],
    ['token.issuer', { iss: 'https://id.example/' }, {}],
    ['token.audience', { aud: ['ketenzicht', 'x'] }, {}],
    ['token.audience', { aud: [] }, {}],
    ['token.audience', { aud: undefined }, {}],
    ['token.authorised_party', { azp: 'x' }, {}],
    ['token.expired', { exp: now - 60 }, {}],
    ['token.expired', { exp: '9999999999' }, {}],
    ['token.expired', { exp: Infinity }, {}],
    ['token.issued_in_future', { iat: now + 61 }, {}],
    ['token.issued_in_future', { iat: undefined }, {}],
    ['token.not_yet_valid', { nbf: now + 61 }, {}],
    ['token.nonce', { nonce: 'm' }, {}],
    ['token.nonce', { nonce: undefined }, {}],
    ['token.level', { acr: 'one' }, {}],
    ['token.level', { acr: 'toString' }, {}],
    ['token.subject', { sub: '' }, {}],
    ['token.subject', { sub: 7 }, {}],
    ['token.subject', { sub: 'x'.repeat(256) }, {}],
  ])('SEC-23: is refused (%s) with %j %j', (reason, more, head) => {
    expect(() => judge(more, head)).toThrow(reason);
  });

  it('SEC-23: clocks may differ a minute, and not more', () => {
    expect(judge({ exp: now - 59, iat: now + 60, nbf: now + 60 }).subject).toBe('s');
  });

  it('SEC-30: a step-up wants a proof of that moment', () => {
    expect(() => judge({}, {}, { maxAge: 0 })).toThrow('token.proof_too_old');
    expect(() => judge({ auth_time: now - 61 }, {}, { maxAge: 0 })).toThrow('token.proof_too_old');
    expect(() => judge({ auth_time: now + 61 }, {}, { maxAge: 0 })).toThrow('token.proof_too_old');
    expect(judge({ auth_time: now + 30 }, {}, { maxAge: 0 }).authTime).toEqual(at);
  });

  it('an organisation in a form that nobody knows is still an organisation, and so one that does not match', () => {
    expect(judge({ ura: ['12345678'] }).organisation).toBe('["12345678"]');
    expect(judge({ ura: null }).organisation).toBe('null');
  });
});

describe('where to come back to', () => {
  it.each(['/', '/account?tab=1#x', '/ward/1'])('%s is ours', (path) => expect(ownPath(path)).toBe(path));
  it.each([
    undefined,
    '',
    'https://x',
    '//x',
    '/\\x',
    '/a b',
    '/\u0000',
    '/api/v1/x',
    '/a/..//x',
    `/${'x'.repeat(500)}`,
    '/é',
  ])('BAD-49: %j is not', (path) => expect(ownPath(path)).toBe('/'));
});
