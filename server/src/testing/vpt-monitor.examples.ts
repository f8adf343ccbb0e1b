import { randomUUID } from 'node:crypto';
import { moveMonths } from '@ketenzicht/shared/stepdown';
import type { Asked, Examples } from './example.js';
import { firstWrite } from './world.js';

let asked = 0;
/** Each ask has a month of its own, so that none follows from another. */
const month = (): Asked => ({ path: { month: moveMonths('2015-02', 2 * (asked++ % 60)) } });
const line = {
  form: 'clustered',
  profile: 'vv5',
  clients: 3,
  inflow: 1,
  died: 0,
  stay: 0,
  homeWithoutVpt: 0,
  other: 0,
};
const outflow = `jaar_van_instroom,vpt_naar_overleden,vpt_naar_zzp,zzp_naar_overleden,zzp_naar_vpt\n2015,1319,696,36892,460\n`;

export const vptMonitorExamples: Examples = {
  'vptMonitor.read': { own: () => ({ query: '?from=2026-01&to=2026-06' }) },
  'vptMonitor.month': { own: month },
  'vptMonitor.report': { own: () => ({ ...month(), body: { lines: [line] }, headers: firstWrite() }) },
  'vptMonitor.import': {
    own: () => ({
      body: {
        edition: randomUUID(),
        publishedOn: '2026-01-15',
        source: 'Verzonnen voor de test',
        tables: [{ table: 'outflow', csv: outflow }],
      },
    }),
  },
  'vptMonitor.target': { own: () => ({ body: { number: 50, byMonth: '2027-12', source: 'Verzonnen voor de test' } }) },
};
