import type { VptForm } from '@ketenzicht/shared/stepdown';

interface Town {
  code: string;
  town: string;
  areas: readonly string[];
  /** Invented, and named so. */
  landlord: string;
}
const landlords = ['Woonstichting Voorbeeld', 'Corporatie De Proef', 'Verzonnen Wonen'] as const;
const town = (code: string, name: string, ...areas: string[]): Town => ({
  code,
  town: name,
  areas,
  landlord: landlords[name.length % landlords.length] ?? landlords[0],
});

/** Real towns, so that the map of the regions makes sense; what is offered in them is invented. */
export const demoTowns: readonly Town[] = [
  town('AR01', 'Amsterdam', 'Noord', 'Nieuw-West', 'Zuidoost'),
  town('AR02', 'Haarlem', 'Schalkwijk', 'Noord'),
  town('AR02', 'Alkmaar', 'Overdie', 'De Mare'),
  town('AR03', 'Arnhem', 'Presikhaaf', 'Malburgen'),
  town('AR03', 'Nijmegen', 'Dukenburg', 'Hatert'),
  town('AR04', 'Utrecht', 'Overvecht', 'Kanaleneiland'),
  town('AR04', 'Amersfoort', 'Liendert', 'Schothorst'),
  town('AR04', 'Zeist', 'Vollenhove'),
  town('AR05', 'Groningen', 'Beijum', 'Paddepoel'),
  town('AR05', 'Leeuwarden', 'Bilgaard', 'Heechterp'),
  town('AR05', 'Assen', 'Noorderpark'),
  town('AR06', 'Zwolle', 'Holtenbroek', 'Aa-landen'),
  town('AR06', 'Deventer', 'Keizerslanden', 'Rivierenwijk'),
  town('AR06', 'Enschede', 'Wesselerbrink'),
  town('AR07', 'Den Haag', 'Moerwijk', 'Mariahoeve'),
  town('AR07', 'Leiden', 'Merenwijk'),
  town('AR08', 'Rotterdam', 'Ommoord', 'Lombardijen', 'Schiebroek'),
  town('AR08', 'Dordrecht', 'Sterrenburg', 'Wielwijk'),
  town('AR09', 'Maastricht', 'Pottenberg'),
  town('AR09', 'Heerlen', 'Heerlerbaan'),
  town('AR10', 'Eindhoven', 'Woensel', 'Tongelre'),
  town('AR10', "'s-Hertogenbosch", 'De Kruiskamp', 'Hambaken'),
  town('AR11', 'Tilburg', 'Stokhasselt', 'Groenewoud'),
  town('AR11', 'Goes', 'Goes-Zuid'),
];

interface Team {
  organisation: string;
  code: string;
  clients: Partial<Record<VptForm, number>>;
  most: number;
}
/** Real organisations of the demo register; what they are said to deliver is invented. */
export const demoTeams: readonly Team[] = [
  { organisation: 'Fivoor', code: 'AR04', clients: { unclustered: 9, clustered: 14 }, most: 26 },
  { organisation: 'Fivoor', code: 'AR07', clients: { unclustered: 6, linked: 5 }, most: 12 },
  { organisation: 'Fivoor', code: 'AR08', clients: { unclustered: 11, dispersed: 7 }, most: 20 },
  { organisation: 'Transfore', code: 'AR06', clients: { unclustered: 8, unclusteredNear: 4 }, most: 14 },
  { organisation: 'LIMOR', code: 'AR05', clients: { unclustered: 12, dispersed: 3 }, most: 18 },
  { organisation: 'LIMOR', code: 'AR06', clients: { unclustered: 7 }, most: 8 },
  { organisation: 'GGZ Drenthe', code: 'AR05', clients: { unclusteredNear: 6, clustered: 8 }, most: 16 },
  { organisation: 'Inforsa', code: 'AR01', clients: { unclustered: 10, dispersed: 9 }, most: 19 },
  { organisation: 'GGZ Noord-Holland-Noord', code: 'AR02', clients: { unclusteredNear: 5, linked: 6 }, most: 13 },
  { organisation: 'Pompestichting', code: 'AR03', clients: { unclustered: 6, clustered: 10 }, most: 18 },
  { organisation: 'Reinier van Arkel', code: 'AR10', clients: { dispersed: 8, linked: 4 }, most: 14 },
  { organisation: 'GGzE De Woenselse Poort', code: 'AR10', clients: { unclustered: 5, clustered: 6 }, most: 12 },
  { organisation: 'Mondriaan', code: 'AR09', clients: { unclustered: 7, linked: 3 }, most: 11 },
  { organisation: 'De Rooyse Wissel', code: 'AR09', clients: { clustered: 9 }, most: 10 },
  { organisation: 'Emergis', code: 'AR11', clients: { unclustered: 4, unclusteredNear: 5 }, most: 10 },
];
