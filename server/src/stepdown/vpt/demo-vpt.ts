import {
  lastVptMonth,
  moveMonths,
  monthsFrom,
  outflowOf,
  vptForms,
  vptProfiles,
  type VptLine,
} from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7071;
const months = 30;
const most = 12;

/** Invented, like everything of the demo: two and a half years of VPTs of a dozen providers. Once, on the embedded demo only. */
export async function loadDemoVpt(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'stepdown.vpt_month' }, (client) => fill(client, at));
}

const reporter = namedUuid('demo', 'account', 'aanbieder');

async function fill(client: pg.ClientBase, at: Date): Promise<void> {
  const { rows } = await client.query<{ id: string; isOwn: boolean }>(
    `select id, name = 'Fivoor' as "isOwn" from reference.provider where directory_id = 'nl' order by 2 desc, id`,
  );
  const said = rows
    .filter(({ id, isOwn }) => isOwn || chance(id, 0) < 0.4)
    .slice(0, most)
    .flatMap(({ id, isOwn }) => inventVpt(id, isOwn, at));
  await client.query(
    `insert into stepdown.vpt_month (organisation_id, month, version, directory_id, clients, reported_at, reported_by, key, fingerprint)
     select n.id, n.month, 1, 'nl', n.clients, n.at, $2, n.key, 'demo'
     from jsonb_to_recordset($1) as n (id uuid, month text, clients int, at timestamptz, key uuid)`,
    [JSON.stringify(said), reporter],
  );
  await client.query(
    `insert into stepdown.vpt_line (organisation_id, month, version, form, profile, clients, inflow, died, stay, home_without_vpt, other)
     select n.id, n.month, 1, l.form, l.profile, l.clients, l.inflow, l.died, l.stay, l."homeWithoutVpt", l.other
     from jsonb_to_recordset($1) as n (id uuid, month text, lines jsonb),
       jsonb_to_recordset(n.lines) as l (form text, profile text, clients int, inflow int, died int, stay int, "homeWithoutVpt" int, other int)`,
    [JSON.stringify(said)],
  );
}

/** The same provider and moment always give the same months. The demo's own provider has yet to say the last one. */
export function inventVpt(id: string, isOwn: boolean, at: Date) {
  const last = lastVptMonth(at);
  let lines = firstOf(id, isOwn);
  return monthsFrom(moveMonths(last, 1 - months), isOwn ? moveMonths(last, -1) : last).map((month, index) => {
    if (index > 0)
      lines = lines.map((line, place) => monthOn(line, chance(id, (index * 5 + place) % 25), index + place));
    return {
      id,
      month,
      lines,
      clients: lines.reduce((sum, { clients }) => sum + clients, 0),
      at: new Date(`${moveMonths(month, 1)}-03T09:00:00Z`),
      key: namedUuid('demo', 'vpt', `${id} ${month}`),
    };
  });
}

const flowless = { inflow: 0, died: 0, stay: 0, homeWithoutVpt: 0, other: 0 };

/** Half of them have a few forensic VPTs; what they have of the profiles differs. */
function firstOf(id: string, isOwn: boolean): VptLine[] {
  const isForensic = isOwn || chance(id, 3) < 0.5;
  const usual = [0, 1, 2].map((at) => ({
    form: vptForms[Math.floor(chance(id, 6 + at) * vptForms.length)] ?? 'clustered',
    profile: vptProfiles[Math.floor(chance(id, 12 + at) * 4)] ?? 'vv5',
    clients: 6 + Math.floor(chance(id, 18 + at) * 30),
    ...flowless,
  }));
  const forensic = {
    form: 'unclustered',
    profile: 'forensic',
    clients: 1 + Math.floor(chance(id, 9) * 3),
    ...flowless,
  } as const;
  const lines = isForensic ? [...usual, forensic] : usual;
  return lines.filter(
    (line, at) => lines.findIndex(({ form, profile }) => form === line.form && profile === line.profile) === at,
  );
}

/** A few come, fewer go; of the forensic ones nearly nobody. */
function monthOn(line: VptLine, dice: number, turn: number): VptLine {
  const isForensic = line.profile === 'forensic';
  const inflow = isForensic ? (dice < 0.12 ? 1 : 0) : Math.floor(dice * 3);
  const left = Math.min(line.clients, !isForensic && dice > 0.55 ? 1 : 0);
  const next: VptLine = {
    ...line,
    inflow,
    died: turn % 5 < 3 ? left : 0,
    stay: turn % 5 === 3 ? left : 0,
    homeWithoutVpt: turn % 5 === 4 ? left : 0,
    other: 0,
  };
  return { ...next, clients: line.clients + inflow - outflowOf(next) };
}

/** At least 0 and below 1, from digits of the id: the same each time. */
const chance = (id: string, from: number): number => {
  const digits = id.replaceAll('-', '').slice(from % 25, (from % 25) + 7);
  return Number.parseInt(digits, 16) / 0x1000_0000;
};
