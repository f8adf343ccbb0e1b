import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { Api } from '../testing/api.js';
import { someCases } from '../testing/given-case.js';
import { anAccount } from '../testing/given.js';
import { House } from '../testing/house.js';
import { unzip } from '../testing/unzip.js';

const now = new Date('2026-11-22T12:00:00Z');
const path = '/api/v1/cases/export';
const openedAt = new Date('2026-11-18T09:00:00Z');

describe('the open cases for the national table', () => {
  let house: House;
  let ids: string[];

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, { register }) => {
      ids = await someCases(db, register, [
        { openedAt, rung: 'national', title: '=HYPERLINK("https://elsewhere.example")', cause: 'mismatch' },
        {
          openedAt,
          rung: 'ministry',
          kind: 'casus',
          urgency: 'crisis',
          title: 'Wacht in een cel',
          summary: 'Šárka ≠ naam',
        },
        { openedAt, rung: 'region', title: 'Ligt nog bij de regio' },
        { openedAt, rung: 'national', kind: 'question', title: 'Mag dit volgens de Wzd?' },
        { openedAt, rung: 'national', title: 'Al opgelost', closedAt: now, cause: 'law', outcome: 'accepted' },
      ]);
    });
  });
  afterAll(() => house.close());

  const file = async (format: string, query = '', api = house.coordinator) => {
    const answer = await fetch(`${api.base}${path}.${format}${query}`, {
      headers: { authorization: `Bearer ${api.token}` },
    });
    return { answer, content: Buffer.from(await answer.arrayBuffer()) };
  };
  const lines = async () => {
    const { rows } = await house.db.query<{ action: string; objects: { type: string; id: string }[] }>(
      `select action, objects from audit.access_line where event = 'knelpunt.export' order by seq desc`,
    );
    return rows;
  };

  it('SEC-01: are a spreadsheet in which no text is a formula, and the access log says whose cases went out', async () => {
    const { answer, content } = await file('xlsx');
    expect(answer.headers.get('content-type')).toMatch(/spreadsheetml/);
    expect(answer.headers.get('content-disposition')).toContain('landelijk-overleg-2026-11-22.xlsx');
    const parts = unzip(content);
    const sheet = [...parts].find(([name]) => name.endsWith('sheet1.xml'))?.[1] ?? '';
    const words = [...parts.values()].join('');
    expect(sheet).not.toContain('<f>');
    expect(words).toContain('=HYPERLINK');
    expect(words).toContain('Wacht in een cel');
    expect(words).not.toMatch(/Ligt nog bij de regio|Mag dit volgens|Al opgelost/);
    expect(sheet.match(/<row /g)).toHaveLength(3);
    const [line] = await lines();
    expect(line).toMatchObject({ action: 'E' });
    expect(line?.objects.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'export xlsx',
      `case ${ids[1]}`,
      `case ${ids[0]}`,
    ]);
  });

  it('are paper that a screen reader can read: tagged, in Dutch, with a heading for every case', async () => {
    const { answer, content } = await file('pdf', '?from=region');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const raw = content.toString('latin1');
    expect(raw.slice(0, 8)).toBe('%PDF-1.7');
    expect(raw).toMatch(/\/Lang \(nl-NL\)/);
    expect(raw).toMatch(/\/Marked true/);
    for (const [tag, times] of Object.entries({ H1: 1, H2: 3, H3: 3 }))
      expect([tag, raw.split(`/S /${tag}`).length - 1]).toEqual([tag, times]);
    expect(textOf(raw)).toContain('Wacht in een cel');
    expect(textOf(raw)).toContain('Eigenaar: Coördinator Capek');
    expect(textOf(raw)).toContain('Šárka ? naam');
  });

  it('are asked for by the coordination point alone, with a proof of a moment ago', async () => {
    for (const role of ['chainDirector', 'ministry', 'adviser', 'provider', 'administrator'] as const)
      expect((await (await house.person(role)).get(`${path}.pdf`)).problem.code).toBe('access.denied');
    const { token } = await anAccount(house.db, {
      role: 'nationalCoordinator',
      register: house.register,
      loggedInAt: new Date(now.getTime() - 10 * 60_000),
    });
    const before = (await lines()).length;
    expect((await new Api(house.url, token).get(`${path}.xlsx`)).problem.code).toBe('session.step_up_required');
    expect(await lines()).toHaveLength(before);
  });

  it('refuse a rung that is none, and are an empty list where nothing lies', async () => {
    expect((await house.coordinator.get(`${path}.pdf?from=roof`)).problem.code).toBe('input.invalid');
    const register = { id: 'register-of-nobody', regionId: '' };
    await house.db.query(`insert into directory (id, name, demo, scheme) values ($1, $1, false, 'arrondissement')`, [
      register.id,
    ]);
    const { token } = await anAccount(house.db, { role: 'nationalCoordinator', register });
    const { content } = await file('pdf', '?from=provider', new Api(house.url, token));
    expect(textOf(content.toString('latin1'))).toContain('Er ligt niets open.');
    expect((await lines())[0]?.objects).toEqual([expect.objectContaining({ type: 'export', id: 'pdf' })]);
  });
});

const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What stands on the pages, without kerning: hexadecimal strings in WinAnsi. */
const textOf = (raw: string): string =>
  [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n')
    .replaceAll(/\[([^\]]*)\] TJ/g, (_, shown: string) =>
      [...shown.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .replaceAll(/[\u0080-\u009f]/g, (sign) => special[sign.charCodeAt(0) - 0x80] ?? sign);
