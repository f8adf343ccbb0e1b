import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { replayRow } from './intensivregister-row.js';
import { readRows } from './register-file.js';

const cells = {
  datum: '2021-01-01',
  bundesland_id: '01',
  intensivbetten_belegt: '559',
  intensivbetten_frei: '181',
  intensivbetten_7_tage_notfallreserve: '458',
  einschraenkung_personal: '9',
};

const header = Object.keys(cells).join();
const line = (datum: string) => Object.values({ ...cells, datum }).join();
const fileOf = async (lines: string[]) => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'replay-')), 'register.csv');
  await writeFile(file, lines.join('\r\n'));
  return file;
};

describe('a row of the register', () => {
  it('becomes a report: operational is occupied plus free', () => {
    expect(replayRow(cells)).toEqual({
      region: '01',
      date: '2021-01-01',
      report: {
        operational: 740,
        occupied: 559,
        reserve: 458,
        limitedBy: ['staff'],
        observedAt: '2021-01-01T00:00:00Z',
      },
    });
  });

  it('tells "staff limits nothing" from "not said"', () => {
    expect(replayRow({ ...cells, einschraenkung_personal: '0' }).report.limitedBy).toEqual([]);
    expect(replayRow({ ...cells, einschraenkung_personal: 'NA' }).report).not.toHaveProperty('limitedBy');
  });

  it.each(['NA', '', '12.5', '-3', 'veel'])('never makes a number of "%s"', (cell) => {
    expect(replayRow({ ...cells, intensivbetten_frei: cell }).report).toMatchObject({
      operational: null,
      occupied: 559,
    });
    expect(replayRow({ ...cells, intensivbetten_belegt: cell }).report).toMatchObject({
      operational: null,
      occupied: null,
    });
    expect(replayRow({ ...cells, intensivbetten_7_tage_notfallreserve: cell }).report.reserve).toBeNull();
  });
});

describe('a register file', () => {
  it('is read in its own order, within the days asked for', async () => {
    const file = await fileOf([header, line('2021-01-02'), line('2021-01-01'), line('2021-01-03'), '']);
    expect((await readRows(file, {})).map(({ date }) => date)).toEqual(['2021-01-02', '2021-01-01', '2021-01-03']);
    expect((await readRows(file, { from: '2021-01-02', to: '2021-01-02' })).map(({ date }) => date)).toEqual([
      '2021-01-02',
    ]);
    expect(await readRows(file, { limit: 2 })).toHaveLength(2);
    expect((await readRows(file, {}))[0]?.report.limitedBy).toEqual(['staff']); // the last cell, before CRLF
  });

  it('is refused when it is another file', async () => {
    await expect(readRows(await fileOf(['a,b', '1,2']), {})).rejects.toThrow('lacks datum');
    await expect(readRows('/nowhere.csv', {})).rejects.toThrow('ENOENT');
  });
});
