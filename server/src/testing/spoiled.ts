import type { Asked } from './example.js';

export interface Spoiled extends Asked {
  what: string;
  expected: readonly number[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT/;

const texts: Readonly<Record<string, string>> = {
  'BAD-42 a NUL': 'Goed genoeg\u0000 maar niet hier',
  'BAD-42 a bell': 'Goed genoeg\u0007 maar niet hier',
  'BAD-43 a lone surrogate': 'Goed genoeg \ud800 maar niet hier',
  'BAD-44 a zero-width space': 'Goed genoeg\u200b maar niet hier',
  'BAD-45 a bidi override': 'Goed genoeg \u202e maar niet hier',
  'BAD-47 twenty thousand letters': 'a'.repeat(20_000),
  'BAD-47 a tower of marks': `Goed genoeg a${'\u0301'.repeat(40)} maar niet hier`,
  'BAD-48 only spaces': '                              ',
};

/** What is sound in this one field although it is not in others. */
const mayBe: Readonly<Record<string, readonly string[]>> = {
  // Of nobody: for whoever keeps everybody's accounts.
  'account.invite organisationId': ['BAD-08 null'],
  // A password is what somebody types, whatever that is.
  'invitation.accept password': Object.keys(texts),
  'password.change password': Object.keys(texts),
  // Not known, or nothing to say.
  'placement.make titleFrom': ['BAD-08 null'],
  'placement.make note': ['BAD-08 null'],
  'placement.change titleFrom': ['BAD-08 null'],
  'placement.change note': ['BAD-08 null'],
  'placement.end note': ['BAD-08 null'],
  'person.register givenNames': ['BAD-08 null'],
  'person.register phone': ['BAD-08 null'],
  'person.correct givenNames': ['BAD-08 null'],
  'person.correct phone': ['BAD-08 null'],
};

const aBsn: readonly [string, string] = ['BAD-50 a BSN', 'Dit gaat over iemand met nummer 111222333, zo bleek.'];
const twoScripts: readonly [string, string] = ['BAD-46 a Cyrillic letter in a Latin word', 'Аmsterdam'];
/** What is wrong in this one field although it is not in others. */
const alsoBad: Readonly<Record<string, readonly [what: string, text: string]>> = {
  'proposal.make reason': aBsn,
  'proposal.refuse reason': aBsn,
  'relation.end reason': aBsn,
  'placement.make note': aBsn,
  'placement.change note': aBsn,
  'placement.end note': aBsn,
  'person.breakGlass text': aBsn,
  'account.invite name': twoScripts,
  'account.change name': twoScripts,
  'person.register familyName': twoScripts,
  'person.register givenNames': twoScripts,
};

const days = ['2026-02-30', '29-02-2027', '2026-13-01', '0000-00-00', '26-01-01', 'infinity', '2026-01-01T00:00:00Z'];
const instants = [
  '2026-02-30T10:00:00Z',
  '2026-11-21T24:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-10-25T02:30:00',
  '2026-01-01T00:00:00-00:00',
  '2026-01-01t00:00:00z',
  '+294277-01-01T00:00:00Z',
  'infinity',
  '2026-01-01',
];
const spellings = (id: string) => [`{${id}}`, id.replaceAll('-', ''), id.toUpperCase(), `${id} `, '1', 'null'];

/** One sound request, with one thing wrong at a time. */
export function* spoiled(operation: string, asked: Asked): Generator<Spoiled> {
  yield* inPath(asked);
  yield* inHeaders(asked);
  if (asked.body !== undefined) yield* inBody(operation, asked);
}

function* inPath(asked: Asked): Generator<Spoiled> {
  for (const [name, value] of Object.entries(asked.path ?? {}))
    // The name of a key is its maker's.
    if (uuid.test(value) && name !== 'kid')
      for (const other of spellings(value))
        if (other !== value)
          yield {
            ...asked,
            path: { ...asked.path, [name]: other },
            what: `BAD-20 {${name}} = ${other}`,
            expected: [400],
          };
}

function* inHeaders(asked: Asked): Generator<Spoiled> {
  const { 'if-match': seen, 'idempotency-key': key, ...headers } = asked.headers ?? {};
  if (seen !== undefined) {
    yield { ...asked, headers, what: 'BAD-25 no If-Match', expected: [428] };
    for (const other of ['"7777"', '*', 'W/"0"', '0', '"-1"', '"0", "1"'])
      yield {
        ...asked,
        headers: { ...headers, 'if-match': other },
        what: `BAD-26 If-Match ${other}`,
        expected: [400, 412],
      };
  }
  if (key !== undefined)
    for (const other of [undefined, 'one', 'x'.repeat(300)])
      yield {
        ...asked,
        headers: { ...headers, ...(other && { 'idempotency-key': other }) },
        what: `BAD-27 Idempotency-Key ${other?.slice(0, 9)}`,
        expected: [400],
      };
}

function* inBody(operation: string, asked: Asked): Generator<Spoiled> {
  const refused = (body: unknown, what: string) => ({ ...asked, body, what, expected: [400] });
  const sound = asked.body as Record<string, unknown>;
  for (const whole of [[sound], 'text', 5, null])
    yield refused(whole, `BAD-09 the body is ${JSON.stringify(whole).slice(0, 10)}`);
  for (const extra of ['id', 'version', 'organisation_id', 'constructor'])
    yield refused({ ...sound, [extra]: 'x' }, `BAD-07 ${extra} beside it`);
  for (const [field, value, put] of fieldsOf(sound)) {
    const allowed = mayBe[`${operation} ${field}`] ?? [];
    const also = alsoBad[`${operation} ${field}`];
    for (const [what, other] of [...othersFor(value), ...(also ? [also] : [])])
      if (!allowed.includes(what)) yield refused(put(other), `${field}: ${what}`);
  }
}

type Field = [name: string, value: unknown, put: (other: unknown) => Record<string, unknown>];

/** The fields of an object, and of the objects in it. */
function* fieldsOf(whole: Record<string, unknown>): Generator<Field> {
  for (const [name, value] of Object.entries(whole)) {
    const put = (other: unknown) => ({ ...whole, [name]: other });
    yield [name, value, put];
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, of, within] of fieldsOf(value as Record<string, unknown>))
        yield [`${name}/${inner}`, of, (other) => put(within(other))];
  }
}

function* othersFor(value: unknown): Generator<[string, unknown]> {
  for (const other of [5.5, '', true, [5], null, {}])
    if (kind(other) !== kind(value) || other === '') yield [`BAD-08 ${JSON.stringify(other)}`, other];
  if (typeof value === 'number') for (const other of [-1, 2 ** 53]) yield [`BAD-04 ${other}`, other];
  if (typeof value !== 'string') return;
  yield* Object.entries(texts);
  if (uuid.test(value)) for (const other of spellings(value)) yield [`BAD-20 ${other}`, other];
  if (day.test(value)) for (const other of days) yield [`BAD-40 ${other}`, other];
  if (instant.test(value)) for (const other of instants) yield [`BAD-40 ${other}`, other];
}

const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
