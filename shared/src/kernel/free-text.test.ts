import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isBsn, mixesScripts, personalDataIn, textFaults, tidyText } from './free-text.rules.js';
import { bsnSchema } from './free-text.contract.js';

const codes = (text: string, limits = { max: 100 }) => textFaults(text, limits).map(({ code }) => code);

describe('text from a person', () => {
  it('BAD-44: has one spelling: composed, with plain spaces, without anything around it', () => {
    expect(tidyText(' \u00a0Zoe\u0308 \r\nB\u202fC ')).toBe('Zo\u00eb \nB C');
  });

  it('BAD-49: markup, SQL, templates and format strings are text like any other', () => {
    for (const text of [
      '<script>alert(1)</script>',
      "'; drop table person; --",
      '{{7*7}} ${x} %s',
      '[a](javascript:b)',
    ])
      expect(codes(text)).toEqual([]);
  });

  it.each([
    ['', ['text.too_short']],
    ['a'.repeat(101), ['text.too_long']],
    ['🙂'.repeat(60), ['text.too_long']],
    ['a\u0000b', ['text.control']],
    ['a\u0085b', ['text.control']],
    ['a\ud800b', ['text.broken']],
    ['a\nb', ['text.lines']],
    ['a\u2066b', ['text.direction']],
    ['a\u00adb', ['text.invisible']],
    ['a\ufeffb', ['text.invisible']],
    ['e\u0301\u0302\u0303\u0304', ['text.marks']],
  ])('BAD-42..48: %j is refused', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('a note may have lines; every fault is named at once', () => {
    expect(textFaults('a\nb', { max: 10, lines: 'many' })).toEqual([]);
    expect(codes('\u202e\u0000', { max: 1 })).toEqual(['text.too_long', 'text.control', 'text.direction']);
  });

  it('names of many languages pass', () => {
    for (const name of ['Ünal-Şahin', "'t Hart", 'Nguyễn Thị Ánh', 'Ødegård', 'Łukasz', 'Анна', 'Ἰωάννης', '李明'])
      expect([name, codes(tidyText(name)), mixesScripts(name)]).toEqual([name, [], false]);
    expect(mixesScripts('Amsterd\u0430m')).toBe(true);
  });

  it('whatever comes, it ends in text that PostgreSQL and JSON can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const text = tidyText(raw);
        if (textFaults(text, { max: 100, lines: 'many' }).length > 0) return;
        expect(text).not.toContain('\u0000');
        expect(text.isWellFormed()).toBe(true);
        expect(tidyText(text)).toBe(text);
      }),
    );
  });
});

describe('the elfproef', () => {
  it('BAD-51: takes nine digits that belong together, and no other spelling', () => {
    for (const bsn of ['111222333', '123456782']) expect(isBsn(bsn)).toBe(true);
    for (const bad of [
      '111222334',
      '000000000',
      '11122233',
      '1112223330',
      '111 222 333',
      '111.222.333',
      '11122233a',
      '',
    ])
      expect([bad, isBsn(bad), bsnSchema.safeParse(bad).success]).toEqual([bad, false, false]);
  });
});

describe('what in a remark would point at a person', () => {
  it.each([
    ['bsn 111222333', ['bsn']],
    ['nummer 1112.22.333 dus', ['bsn']],
    ['１１１２２２３３３', ['bsn']],
    ['van 12-03-1980', ['birthDate']],
    ['van 12/3/80', ['birthDate']],
    ['1980-03-12', ['birthDate']],
    ['12 maart 1980', ['birthDate']],
    ['geb. 12-03-2024', ['birthDate']],
    ['bel 06-12345678', ['phone']],
    ['bel +31 (0)6 1234 5678', ['phone']],
    ['bel 030 123 45 67', ['phone']],
    ['mail a.b@voorbeeld.nl', ['email']],
    ['12-03-1980, 0612345678, x@y.nl', ['birthDate', 'phone', 'email']],
  ])('PRIV-06, BAD-50: %j', (text, expected) => {
    expect(personalDataIn(text)).toEqual(expected);
  });

  it.each([
    'Opname op 12-11-2026 om 14:30, kamer 12',
    'zaak 123456789',
    'artikel 6:4 Wvggz, 3 plaatsen vrij, 2 gereserveerd',
    'om 08.00-16.00 uur en 23-07',
    'KZ-7F3K-92QD',
    '',
  ])('%j names nobody', (text) => {
    expect(personalDataIn(text)).toEqual([]);
  });
});
