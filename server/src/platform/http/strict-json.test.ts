import { describe, expect, it } from '@jest/globals';
import { RuleError } from '@ketenzicht/shared/kernel';
import * as fc from 'fast-check';
import { parseStrictJson } from './strict-json.js';

const parse = (text: string) => parseStrictJson(Buffer.from(text));

const codeOf = (body: string | Buffer): string => {
  try {
    parseStrictJson(typeof body === 'string' ? Buffer.from(body) : body);
  } catch (error) {
    if (error instanceof RuleError) return error.code;
    throw error;
  }
  return 'taken';
};

describe('strict JSON', () => {
  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(codeOf(text) !== 'input.too_deep' && !text.includes('"__proto__"'));
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"a":2}',
    '{"a":1,"b":2,"a":3}',
    '{"a" : 1, "a"\n:\t2}',
    '{"x":{"a":1,"a":2}}',
    '[{"a":1},{"b":1,"b":2}]',
    String.raw`{"a":1,"\u0061":2}`,
    String.raw`{"a\"":1,"a\u0022":2}`,
    '{"":1,"":2}',
  ])('BAD-02 refuses the key that stands twice in %s', (text) => {
    expect(codeOf(text)).toBe('input.duplicate_key');
  });

  it.each([
    '{"a":1,"b":{"a":1}}',
    '[{"a":1},{"a":2}]',
    String.raw`{"a":"a\":"}`,
    String.raw`{"a\":":1,"a":2}`,
    String.raw`{"a":"\\","b":":"}`,
    String.raw`{"a":"\\\":{[","b":["{","}:","\"a\":1"]}`,
    '{"a":"b","b":"c"}',
    '["a","a"]',
    '"text"',
    '0',
  ])('takes %s, where no key stands twice', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  it('BAD-06 refuses to set a prototype, and nothing is polluted', () => {
    for (const text of [
      '{"__proto__":{"polluted":1}}',
      String.raw`{"__proto\u005f_":{"polluted":1},"__proto__":1}`,
      '{"constructor":{"prototype":{"polluted":1}}}',
    ])
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(RuleError);
      }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(parse('{"__proto__":{"polluted":1}}'))).toBe(Object.prototype);
  });

  it('BAD-05 takes 32 levels and refuses the 33rd, and 30,000 at once', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(codeOf(nested(32))).toBe('taken');
    expect(codeOf(nested(33))).toBe('input.too_deep');
    expect(codeOf('['.repeat(30_000))).toBe('input.too_deep');
    expect(codeOf('{"a":'.repeat(10_000))).toBe('input.too_deep');
    expect(codeOf(JSON.stringify('['.repeat(1_000)))).toBe('taken');
  });

  it('BAD-12 refuses bytes that are no UTF-8', () => {
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xc0, 0xaf]])
      expect(codeOf(Buffer.from([0x22, ...bytes, 0x22]))).toBe('input.not_utf8');
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":01}',
    '{a:1}',
    '\uFEFF{}',
    '{}{}',
    '"open',
    '{"a":1}x',
    '{"a":Infinity}',
    '"\u0000"',
  ])('BAD-01 refuses %j', (text) => {
    expect(codeOf(text)).toBe('input.not_json');
  });

  it('never throws anything but a refusal, whatever the bytes', () => {
    const jsonish = fc
      .array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', ' ', '\\u0061', 'null'), {
        maxLength: 40,
      })
      .map((parts) => Buffer.from(parts.join('')));
    fc.assert(
      fc.property(
        fc.oneof(
          jsonish,
          fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
        ),
        (body) => {
          expect(['taken', 'input.not_json', 'input.not_utf8', 'input.duplicate_key', 'input.too_deep']).toContain(
            codeOf(body),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
