import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { programmeSteps, stalls } from '@ketenzicht/shared/ketenveldnorm';
import type pg from 'pg';

/** Ketenveldnorm region, the court district that the demo lets it cover, steps that are done, target. Which districts belong to which region is not public: assumed. */
const regions: readonly [code: string, covers: string, done: number, target: number][] = [
  ['KV01', 'AR05', 4, 40],
  ['KV02', 'AR06', 6, 40],
  ['KV03', 'AR03', 5, 30],
  ['KV04', 'AR04', 7, 50],
  ['KV05', 'AR02', 2, 40],
  ['KV06', 'AR01', 3, 60],
  ['KV07', 'AR07', 5, 40],
  ['KV08', 'AR08', 6, 50],
  ['KV09', 'AR11', 1, 40],
  ['KV10', 'AR10', 3, 40],
  ['KV11', 'AR09', 0, 30],
];
/** Public sources name one pilot, Midden-Nederland of 2019 with Fivoor; there were four. */
const pilot = 'KV04';

const notes = ['Verzonnen voorbeeld: twee partijen moeten nog tekenen.', 'Verzonnen voorbeeld: vacature staat open.'];

/** An invented state of the build-up, on the embedded demo only, once. */
export async function loadDemoProgramme(setup: pg.Pool, at: Date): Promise<void> {
  const today = localDate(at);
  const rows = regions.map(([code, covers, done, target], index) => ({
    region_id: `ketenveldnorm:${code}`,
    covers: [`arrondissement:${covers}`],
    pilot: code === pilot,
    lead_provider: code === pilot ? 'Fivoor' : null,
    partners: ['Demo-Gemeenten', 'Demo-Zorg- en Veiligheidshuis', 'Demo-Politie', 'Demo-Reclassering'].slice(
      0,
      1 + (done % 4),
    ),
    started_on: done === 0 ? null : addLocalDays(today, -200 - done * 110),
    target,
    steps: programmeSteps.map((step, turn) => stepOf(step, turn, done, index, today)),
    changed_at: at,
  }));
  await setup.query(
    `insert into ketenveldnorm.programme_region (region_id, covers, pilot, lead_provider, partners, started_on, target, steps, changed_at)
     select r.region_id, r.covers, r.pilot, r.lead_provider, r.partners, r.started_on, r.target, r.steps, r.changed_at
     from jsonb_populate_recordset(null::ketenveldnorm.programme_region, $1) r join reference.region known on known.id = r.region_id
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Done in order; the next one stalls in every third region and is late in some. */
function stepOf(step: string, turn: number, done: number, index: number, today: string) {
  const isNext = turn === done;
  const doneOn = turn < done ? addLocalDays(today, -30 - (done - turn) * 95) : null;
  const planned = isNext ? (index % 4 === 1 ? -20 : 60) : 60 + (turn - done) * 90;
  return {
    step,
    plannedOn: doneOn ?? addLocalDays(today, planned),
    doneOn,
    stall: isNext && index % 3 === 0 ? stalls[index % stalls.length] : null,
    note: isNext && index % 3 === 0 ? (notes[index % notes.length] ?? null) : null,
  };
}
