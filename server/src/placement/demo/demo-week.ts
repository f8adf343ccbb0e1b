import { day } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import type { Asker } from './blank-rows.js';
import { runCourse, type Course } from './course.js';
import { needFor } from './demo-need.js';
import { insertRows, type Rows } from './demo-rows.js';
import { readDemoWards, type DemoWard } from './demo-wards.js';
import { layOut } from './desk.js';
import { Dice } from './dice.js';
import { Story } from './story.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7003;
const directoryId = 'nl';

const account = (username: string) => namedUuid('demo', 'account', username);
const provider = (name: string) => namedUuid('demo', 'provider', name);
const deskOf = provider('Fivoor');
const neighbour = provider('Transfore');

const ofTheWeek = 120;
const ofThePast = 950;
/** What is older keeps what figures are made of, and no timeline: a demo starts quickly. */
const told = 21 * day;
/** Where a bed is kept when there is one: wards that are seldom shown off otherwise, so that their figures stay what they are. */
const onDisplay = ['FPA Den Haag, afdeling 2', 'FPA Rotterdam, afdeling 6', 'FPA Rotterdam, afdeling 9'];
/** So many wards are asked often enough for a score that says something. */
const asked = 64;
/** Beds that ordinary requests keep at this moment: enough to see, and the board stays what it was. */
const mostKept = 14;

/**
 * An invented week of requests over the whole register, and the ninety days before it. On the embedded demo only, once, relative to the moment of loading;
 * beds that are held now are beds that the board shows free.
 */
export async function loadDemoWeek(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'placement.request' }, async (client) =>
    insertRows(client, inventWeek(await readDemoWards(client, directoryId, at), at)),
  );
}

/** The same wards and moment always give the same week. */
export function inventWeek(wards: readonly DemoWard[], at: Date): Rows {
  const rows: Rows = { requests: [], holds: [], attempts: [], steps: [] };
  if (wards.length < asked) return rows;
  const dice = new Dice(20_261_122);
  const referrer: Asker = { organisationId: null, askedBy: account('verwijzer') };
  const colleague: Asker = { organisationId: neighbour, askedBy: account('aanbieder2') };
  const own = wards
    .filter(({ ward }) => ward.providerId === deskOf && ward.setting === 'FPA')
    .toSorted((a, b) => onDisplay.indexOf(b.ward.name) - onDisplay.indexOf(a.ward.name));
  const others = wards.filter(({ ward }) => ward.providerId !== deskOf && ['FPA', 'FPK', 'HIC'].includes(ward.setting));
  layOut({ rows, dice, at, directoryId, referrer, colleague, own, others, stories: [] });
  ordinary(rows, wards, at, dice, referrer);
  return rows;
}

/** Everyone else's: the organisation that asks is another one each time, and the coordination point wrote it down for them. */
function ordinary(rows: Rows, wards: readonly DemoWard[], at: Date, dice: Dice, referrer: Asker): void {
  const often = askedOften(wards);
  const quiet = wards.filter(({ ward }) => ward.providerId !== deskOf && ward.providerId !== neighbour);
  const providers = [...new Set(quiet.map(({ ward }) => ward.providerId))];
  let kept = 0;
  const course: Course = {
    dice,
    now: at,
    // A quarter keeps its word nearly always, at whatever hour the week is invented.
    honesty: ({ ward }) => Math.min(0.98, 0.42 + (Number.parseInt(ward.id.slice(0, 4), 16) / 65_536) * 0.75),
    takeBed: (ward) => ward.free > 0 && kept < mostKept && ++kept > 0 && ward.free-- > 0,
  };
  const someone = (index: number): Asker =>
    index % 45 === 0
      ? referrer
      : { organisationId: providers[index % providers.length] ?? null, askedBy: account('coordinator') };
  const run = (first: DemoWard, among: readonly DemoWard[], ago: number, index: number) => {
    const openedAt = new Date(at.getTime() - ago);
    const urgency =
      first.ward.setting === 'HIC' || dice.chance(0.12) ? 'crisis' : dice.chance(0.3) ? 'urgent' : 'regular';
    const need = needFor(first.ward, { urgency, openedAt, dice });
    const asker = someone(index);
    const isTold = ago < told || asker === referrer;
    const story = new Story(rows, { asker, need, openedAt, directoryId, dice, isTold });
    runCourse(story, lineFrom(first, among, dice), course);
  };
  // Most are asked where a bed shows.
  const showing = quiet.filter(({ free }) => free > 0);
  const ofThisWeek = (index: number) => {
    const among = index % 3 > 0 && showing.length > 0 ? showing : quiet;
    return among[(index * 37) % among.length] as DemoWard;
  };
  for (let index = 0; index < ofThePast; index++)
    run(often[index % often.length] as DemoWard, often, dice.between(13, 96) * day, index);
  for (let index = 0; index < ofTheWeek; index++) run(ofThisWeek(index), quiet, dice.next() * 7 * day, index + 1);
}

/** Wards where people move in and out, those of the demo accounts among them. */
function askedOften(wards: readonly DemoWard[]): DemoWard[] {
  const moving = wards.filter(({ ward }) => ['FPA', 'FPK', 'HIC', 'KIB', 'SGLVG', 'FVA'].includes(ward.setting));
  const ours = moving.filter(({ ward }) => ward.providerId === deskOf || ward.providerId === neighbour).slice(0, 28);
  return [...ours, ...moving.filter((one) => !ours.includes(one))].slice(0, asked);
}

/** Up to four wards of the same kind, the best first. */
function lineFrom(first: DemoWard, among: readonly DemoWard[], dice: Dice): DemoWard[] {
  const same = among.filter(({ ward }) => ward.setting === first.ward.setting && ward.id !== first.ward.id);
  const line = new Set([first]);
  for (let more = 0; more < 3 && same.length > 0; more++)
    line.add(same[Math.floor(dice.next() * same.length)] as DemoWard);
  return [...line];
}
