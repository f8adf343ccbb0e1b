import { zone } from '@ketenzicht/shared/kernel';
import type { Extract } from '@ketenzicht/shared/oversight';
import PDFDocument from 'pdfkit';
import { actionWords, partWords, purposeWords, roleWords } from './words.nl.js';

const moment = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' });
const title = 'Wie keek in uw gegevens?';

/** For on paper and for a screen reader: tagged, in Dutch, one paragraph for each look. */
export function toPdf(extract: Extract, at: Date): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 56,
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: 'Ketenzicht', CreationDate: at },
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const say = (tag: string, write: () => unknown) => root.add(pdf.struct(tag, {}, () => void write()));
  say('H1', () => pdf.font('Helvetica-Bold').fontSize(20).text(title));
  say('P', () => pdf.moveDown(0.5).font('Helvetica').fontSize(11).text(introduction(extract, at)));
  for (const look of extract.looks) {
    say('H2', () =>
      pdf
        .moveDown()
        .font('Helvetica-Bold')
        .fontSize(12)
        .text(`${moment.format(new Date(look.at))}${look.times > 1 ? ` (${look.times} keer die dag)` : ''}`),
    );
    say('P', () => pdf.font('Helvetica').fontSize(11).text(sentence(look)));
  }
  if (extract.looks.length === 0)
    say('P', () => pdf.moveDown().text('In deze periode heeft niemand in uw gegevens gekeken.'));
  root.end();
  pdf.end();
  return done;
}

const introduction = ({ reference, personId, from, until, lines }: Extract, at: Date): string =>
  [
    `Dit is het logboek van ${reference ?? personId}, gemaakt op ${moment.format(at)}.`,
    from === null && until === null
      ? 'Het gaat over de hele tijd dat uw gegevens hier staan.'
      : `Het gaat over de tijd van ${from === null ? 'het begin' : moment.format(new Date(from))} tot ${until === null ? 'nu' : moment.format(new Date(until))}.`,
    `Er zijn ${lines} regels. Was iets op één dag vaker hetzelfde, dan staat het er één keer, met de eerste tijd.`,
    'Klopt er volgens u iets niet? Vraag het de functionaris gegevensbescherming van de organisatie.',
  ].join(' ');

export const sentence = (look: Extract['looks'][number]): string =>
  [
    `Wie: ${look.role === null ? 'het systeem' : roleWords[look.role]}${look.organisationName === null ? '' : ` van ${look.organisationName}`}.`,
    `Wat: ${actionWords[look.action].toLowerCase()}, ${partWords(look.parts).toLowerCase()}${look.refused ? ' (geweigerd)' : ''}.`,
    `Waarom: ${purposeWords[look.purpose].toLowerCase()}.`,
    `Regel: ${look.policy}.`,
    `Noodtoegang: ${look.emergency ? 'ja' : 'nee'}.`,
  ].join(' ');
