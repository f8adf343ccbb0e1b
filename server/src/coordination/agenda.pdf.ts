import { rungs, type Rung } from '@ketenzicht/shared/coordination';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { AgendaCase } from './agenda.queries.js';
import { daysOpen, forWhom, sayDay, sayMoment } from './agenda.words.js';
import { printable } from './printable.js';
import { causeWords, kindWords, rungWords, urgencyWords } from './words.nl.js';

interface About {
  from: Rung;
  by: string;
  at: Date;
}
type Pdf = InstanceType<typeof PDFDocument>;
type Say = (tag: string, write: () => unknown) => void;

const title = 'Wat loopt vast?';
const margin = 56;
/** After so many the others have their turn: a long list holds up nobody's figure. */
const atOnce = 20;

/** For on the table and for a screen reader: tagged, in Dutch, one paragraph for each case, under the rung where it lies. */
export async function agendaPdf(cases: readonly AgendaCase[], about: About): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    info: { Title: title, Author: 'Ketenzicht', CreationDate: about.at },
  });
  const done = collected(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const say: Say = (tag, write) => root.add(pdf.struct(tag, {}, () => void write()));
  say('H1', () => pdf.font('Helvetica-Bold').fontSize(20).text(title));
  say('P', () => pdf.moveDown(0.5).font('Helvetica').fontSize(11).text(introduction(cases.length, about)));
  for (const rung of rungs.toReversed()) {
    const here = cases.filter((one) => one.rung === rung);
    if (here.length > 0) await writeRung(pdf, say, rung, here, about.at);
  }
  root.end();
  await footers(pdf, about);
  pdf.end();
  return done;
}

function collected(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
}

async function writeRung(pdf: Pdf, say: Say, rung: Rung, cases: readonly AgendaCase[], at: Date): Promise<void> {
  const words = rungWords[rung];
  const heading = `${words.slice(0, 1).toUpperCase()}${words.slice(1)} (${cases.length})`;
  keepTogether(pdf, 120);
  say('H2', () => pdf.moveDown().font('Helvetica-Bold').fontSize(15).text(heading));
  for (const [index, one] of cases.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    writeCase(pdf, say, one, at);
  }
}

function writeCase(pdf: Pdf, say: Say, one: AgendaCase, at: Date): void {
  const about = printable(facts(one, at));
  pdf.font('Helvetica').fontSize(11);
  keepTogether(pdf, 50 + pdf.heightOfString(about));
  say('H3', () =>
    pdf
      .moveDown(0.8)
      .font('Helvetica-Bold')
      .fontSize(12)
      .text(printable(`${one.reference} · ${one.title}`)),
  );
  say('P', () => pdf.moveDown(0.15).font('Helvetica').fontSize(11).text(about));
  if (one.summary !== null) say('P', () => pdf.moveDown(0.3).text(printable(one.summary ?? '')));
}

/** A heading never stands alone at the foot of a page. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

const introduction = (count: number, { from, at }: About): string =>
  [
    `Open zaken voor het landelijk overleg, zoals ze lagen op ${sayMoment(at)}.`,
    from === 'provider' ? 'Alle treden.' : `Vanaf de trede: ${rungWords[from]}.`,
    count === 0
      ? 'Er ligt niets open.'
      : count === 1
        ? 'Eén zaak.'
        : `${count} zaken, het hoogst en het dringendst eerst.`,
  ].join(' ');

export const facts = (one: AgendaCase, at: Date): string =>
  [
    `${kindWords[one.kind]}, ${urgencyWords[one.urgency]}, ${[one.region, forWhom(one)].filter(Boolean).join(', ')}`,
    one.cause && `Oorzaak: ${causeWords[one.cause]}`,
    `Eigenaar: ${one.owner}`,
    `Open sinds ${sayDay(one.openedAt)} (${days(daysOpen(one, at))})`,
    one.pausedUntil
      ? `Staat stil tot ${sayDay(one.pausedUntil)}`
      : one.deadline && `Klok loopt af: ${sayMoment(one.deadline)}`,
    one.openTasks > 0 && `Open taken: ${one.openTasks}`,
    one.nextConference && `Casusoverleg: ${sayMoment(one.nextConference)}`,
  ]
    .filter(Boolean)
    .map((line) => `${String(line).slice(0, 1).toUpperCase()}${String(line).slice(1)}.`)
    .join(' ');

const days = (count: number): string => (count === 1 ? '1 dag' : `${count} dagen`);

/** At the foot of every page: what it is, who made it and which page; a screen reader passes it over. */
async function footers(pdf: Pdf, { by, at }: About): Promise<void> {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    if (page % atOnce === atOnce - 1) await setImmediate();
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    pdf
      .font('Helvetica')
      .fontSize(9)
      .text(
        printable(`Vertrouwelijk. Gemaakt door ${by} op ${sayMoment(at)}. Pagina ${page + 1} van ${count}.`),
        margin,
        pdf.page.height - 40,
        { lineBreak: false },
      );
    pdf.endMarkedContent();
  }
}
