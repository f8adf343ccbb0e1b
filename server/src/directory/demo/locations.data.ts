import type { SecurityLevel } from '@ketenzicht/shared/directory';
import type { DutchSetting } from './settings.data.js';

export interface DemoLocation {
  organisation: string;
  name: string;
  city: string;
  /** Latitude and longitude of the town, two decimals. */
  at: [number, number];
  setting: DutchSetting;
  /** As published; '2' where the source does not say laag or hoog, absent where it gives no level. */
  level?: SecurityLevel | '2';
  /** Size as published. */
  published?: number;
  /** True when we made the location up: a real organisation in a town of its own, but no published location. Its name says so on screen. */
  example?: true;
  /** Places of each ward. Invented, but they add up to the published size where there is one. */
  wards: number[];
}

/**
 * Organisation, name, town, setting, level and published size are facts from public pages of the organisations, forensischezorg.nl, tbsnederland.nl and
 * the press (2015-2025). The division into wards is invented.
 */
// prettier-ignore
export const realLocations: readonly DemoLocation[] = [
  { organisation: 'Mesdag', name: 'FPC Dr. S. van Mesdag', city: 'Groningen', at: [53.2, 6.58], setting: 'FPC', level: '4', published: 250, wards: [28, 25, 34, 24, 32, 29, 24, 31, 23] },
  { organisation: 'Mesdag', name: 'FPA Zuidlaren', city: 'Zuidlaren', at: [53.09, 6.68], setting: 'FPA', level: '2-hoog', published: 60, wards: [13, 10, 10, 12, 15] },
  { organisation: 'Mesdag', name: 'FPA Beijum', city: 'Groningen', at: [53.25, 6.6], setting: 'FPA', wards: [17, 15, 14, 10, 14] },
  { organisation: 'GGZ Drenthe', name: 'FPK Assen', city: 'Assen', at: [52.99, 6.56], setting: 'FPK', level: '3', wards: [14, 16, 19, 15, 18, 19, 19] },
  { organisation: 'Trajectum', name: 'Hoeve Boschoord', city: 'Boschoord', at: [52.91, 6.23], setting: 'SGLVG', wards: [15, 16, 11, 15, 12, 11, 16, 15, 15, 14, 14, 16] },
  { organisation: 'Transfore', name: 'FPA Westerdok', city: 'Almelo', at: [52.36, 6.66], setting: 'FPA', level: '2', wards: [14, 18, 13, 12, 12, 17, 11, 13] },
  { organisation: 'Transfore', name: 'FPK Brinkgreven', city: 'Deventer', at: [52.26, 6.2], setting: 'FPK', level: '3', published: 40, wards: [14, 13, 13] },
  { organisation: 'CTP Veldzicht', name: 'CTP Veldzicht', city: 'Balkbrug', at: [52.6, 6.39], setting: 'FPC', level: '4', wards: [28, 20, 27, 21, 24] },
  { organisation: 'PI Zwolle', name: 'PPC Zwolle', city: 'Zwolle', at: [52.5, 6.13], setting: 'PPC', level: '4', wards: [26, 20, 28, 16] },
  { organisation: 'Oostvaarderskliniek', name: 'FPC Oostvaarderskliniek', city: 'Almere', at: [52.39, 5.29], setting: 'FPC', level: '4', wards: [25, 25, 27, 32, 21] },
  { organisation: 'Oostvaarderskliniek', name: 'FVK Basalt', city: 'Almere', at: [52.39, 5.29], setting: 'FVK', level: '3', wards: [15, 17, 21, 15, 22, 17] },
  { organisation: 'De Forensische Zorgspecialisten', name: 'Van der Hoeven Kliniek', city: 'Utrecht', at: [52.11, 5.11], setting: 'FPC', level: '4', published: 183, wards: [25, 26, 24, 27, 29, 22, 30] },
  { organisation: 'De Forensische Zorgspecialisten', name: 'Van der Hoeven Kliniek KIB', city: 'Utrecht', at: [52.11, 5.11], setting: 'KIB', level: '3', published: 53, wards: [12, 12, 12, 13, 4] },
  { organisation: 'De Forensische Zorgspecialisten', name: 'De Voorde', city: 'Amersfoort', at: [52.16, 5.39], setting: 'FPC', level: '4', wards: [36, 34] },
  { organisation: 'Fivoor', name: 'FPA Utrecht', city: 'Den Dolder', at: [52.14, 5.24], setting: 'FPA', level: '2', published: 70, wards: [12, 18, 12, 13, 15] },
  { organisation: 'Fivoor', name: 'Wier+', city: 'Den Dolder', at: [52.14, 5.24], setting: 'SGLVG', level: '2', published: 65, wards: [15, 10, 12, 13, 15] },
  { organisation: 'Fivoor', name: 'FPA Den Haag', city: 'Den Haag', at: [52.07, 4.26], setting: 'FPA', level: '2', wards: [17, 17, 12, 13, 13, 17, 18, 11, 12] },
  { organisation: 'Fivoor', name: 'FPA Rotterdam', city: 'Rotterdam', at: [51.92, 4.48], setting: 'FPA', level: '2', wards: [13, 13, 16, 17, 14, 11, 15, 15, 16] },
  { organisation: 'Fivoor', name: 'FPC De Kijvelanden', city: 'Poortugaal', at: [51.86, 4.39], setting: 'FPC', level: '4', wards: [29, 26, 24, 25, 26] },
  { organisation: 'Inforsa', name: 'FPK Inforsa', city: 'Amsterdam', at: [52.33, 4.93], setting: 'FPK', level: '3', published: 70, wards: [10, 16, 15, 14, 15] },
  { organisation: 'Inforsa', name: 'Intensieve zorg Inforsa', city: 'Amsterdam', at: [52.33, 4.93], setting: 'KIB', level: '3', published: 90, wards: [18, 19, 19, 18, 16] },
  { organisation: 'PI Zaanstad', name: 'PPC Zaanstad', city: 'Westzaan', at: [52.45, 4.77], setting: 'PPC', level: '4', published: 124, wards: [29, 29, 29, 29, 8] },
  { organisation: 'GGZ Noord-Holland-Noord', name: 'FPA De Strandwal', city: 'Heiloo', at: [52.6, 4.7], setting: 'FPA', level: '2', published: 32, wards: [8, 8, 8, 8] },
  { organisation: 'PI Haaglanden', name: 'PPC Scheveningen', city: 'Scheveningen', at: [52.11, 4.3], setting: 'PPC', level: '4', wards: [30, 24, 32, 24] },
  { organisation: 'Pompestichting', name: 'FPC Pompestichting', city: 'Nijmegen', at: [51.83, 5.88], setting: 'FPC', level: '4', published: 142, wards: [29, 28, 35, 29, 21] },
  { organisation: 'Pompestichting', name: 'LFPZ Zeeland', city: 'Zeeland (NB)', at: [51.7, 5.67], setting: 'LFPZ', level: '4', wards: [31, 34] },
  { organisation: 'PI Vught', name: 'PPC Vught', city: 'Vught', at: [51.66, 5.28], setting: 'PPC', level: '4', wards: [22, 26, 22] },
  { organisation: 'GGzE De Woenselse Poort', name: 'FPK De Woenselse Poort', city: 'Eindhoven', at: [51.48, 5.44], setting: 'FPK', level: '3', wards: [18, 14, 18, 23, 18, 16, 14, 19, 20] },
  { organisation: 'GGzE De Woenselse Poort', name: 'FPA De Woenselse Poort', city: 'Eindhoven', at: [51.48, 5.44], setting: 'FPA', level: '2', wards: [17, 12, 11, 18, 15, 12, 15] },
  { organisation: 'Reinier van Arkel', name: 'FPA Reinier van Arkel', city: "'s-Hertogenbosch", at: [51.69, 5.31], setting: 'FPA', level: '2', wards: [9, 13, 17, 16, 14, 11] },
  { organisation: 'De Rooyse Wissel', name: 'FPC De Rooyse Wissel', city: 'Venray-Oostrum', at: [51.53, 6.02], setting: 'FPC', level: '4', wards: [35, 27, 24, 30] },
  { organisation: 'De Rooyse Wissel', name: 'Forensische HIC', city: 'Venray', at: [51.53, 5.98], setting: 'HIC', wards: [21, 4] },
  { organisation: 'Mondriaan', name: 'Gesloten afdeling', city: 'Heerlen', at: [50.89, 5.98], setting: 'HIC', level: '1', wards: [10, 10, 11, 12, 12] },
  { organisation: 'Emergis', name: 'Gesloten opname', city: 'Kloetinge', at: [51.49, 3.91], setting: 'HIC', level: '1', wards: [4, 12, 12, 12] },
  { organisation: 'LIMOR', name: 'Forensisch VPT', city: 'Leeuwarden', at: [53.2, 5.8], setting: 'VPT', level: '1', wards: [47, 48] },
];

/** Settings that the public sources give no location for. All invented, and shown with "(voorbeeld)" behind the name. */
// prettier-ignore
export const exampleLocations: readonly DemoLocation[] = [
  { organisation: 'Inforsa', name: 'FVA Amsterdam', city: 'Amsterdam', at: [52.33, 4.93], setting: 'FVA', example: true, wards: [19, 15, 17, 16, 13] },
  { organisation: 'GGZ Noord-Holland-Noord', name: 'HIC Heiloo', city: 'Heiloo', at: [52.6, 4.7], setting: 'HIC', example: true, wards: [12, 10, 8, 10] },
  { organisation: 'GGZ Drenthe', name: 'HIC Assen', city: 'Assen', at: [52.99, 6.56], setting: 'HIC', example: true, wards: [4, 10, 11, 10] },
  { organisation: 'Reinier van Arkel', name: "HIC 's-Hertogenbosch", city: "'s-Hertogenbosch", at: [51.69, 5.31], setting: 'HIC', example: true, wards: [8, 10, 9, 8] },
  { organisation: 'Inforsa', name: 'HIC Amsterdam', city: 'Amsterdam', at: [52.33, 4.93], setting: 'HIC', example: true, wards: [11, 10, 14] },
  { organisation: 'Pompestichting', name: 'HIC Nijmegen', city: 'Nijmegen', at: [51.83, 5.88], setting: 'HIC', example: true, wards: [7, 9, 10, 9] },
  { organisation: 'De Forensische Zorgspecialisten', name: 'FBW Utrecht', city: 'Utrecht', at: [52.11, 5.11], setting: 'FBW', example: true, wards: [26, 20, 24, 26] },
  { organisation: 'Fivoor', name: 'RIBW Den Dolder', city: 'Den Dolder', at: [52.14, 5.24], setting: 'RIBW', example: true, wards: [28, 27, 26, 23] },
  { organisation: 'Mesdag', name: 'FBW Groningen', city: 'Groningen', at: [53.2, 6.58], setting: 'FBW', example: true, wards: [20, 28, 22] },
  { organisation: 'GGZ Drenthe', name: 'RIBW Assen', city: 'Assen', at: [52.99, 6.56], setting: 'RIBW', example: true, wards: [24, 26] },
  { organisation: 'GGzE De Woenselse Poort', name: 'FBW Eindhoven', city: 'Eindhoven', at: [51.48, 5.44], setting: 'FBW', example: true, wards: [22, 22, 28] },
  { organisation: 'Reinier van Arkel', name: "RIBW 's-Hertogenbosch", city: "'s-Hertogenbosch", at: [51.69, 5.31], setting: 'RIBW', example: true, wards: [22, 35, 21] },
  { organisation: 'Fivoor', name: 'FBW Den Haag', city: 'Den Haag', at: [52.07, 4.26], setting: 'FBW', example: true, wards: [30, 29, 21, 29, 31] },
  { organisation: 'Fivoor', name: 'RIBW Den Haag', city: 'Den Haag', at: [52.07, 4.26], setting: 'RIBW', example: true, wards: [28, 36, 26] },
  { organisation: 'Fivoor', name: 'FBW Rotterdam', city: 'Rotterdam', at: [51.92, 4.48], setting: 'FBW', example: true, wards: [30, 30, 20, 30] },
  { organisation: 'Fivoor', name: 'RIBW Rotterdam', city: 'Rotterdam', at: [51.92, 4.48], setting: 'RIBW', example: true, wards: [26, 32, 31] },
  { organisation: 'Inforsa', name: 'FBW Amsterdam', city: 'Amsterdam', at: [52.33, 4.93], setting: 'FBW', example: true, wards: [26, 27, 27, 27, 33] },
  { organisation: 'Transfore', name: 'FBW Deventer', city: 'Deventer', at: [52.26, 6.2], setting: 'FBW', example: true, wards: [24, 27] },
  { organisation: 'GGZ Noord-Holland-Noord', name: 'RIBW Heiloo', city: 'Heiloo', at: [52.6, 4.7], setting: 'RIBW', example: true, wards: [20, 30, 32, 28] },
  { organisation: 'Pompestichting', name: 'FBW Nijmegen', city: 'Nijmegen', at: [51.83, 5.88], setting: 'FBW', example: true, wards: [31, 32, 21, 20, 26] },
  { organisation: 'Mondriaan', name: 'RIBW Heerlen', city: 'Heerlen', at: [50.89, 5.98], setting: 'RIBW', example: true, wards: [29, 27] },
  { organisation: 'De Rooyse Wissel', name: 'FBW Venray', city: 'Venray', at: [51.53, 5.98], setting: 'FBW', example: true, wards: [32, 22] },
  { organisation: 'Emergis', name: 'RIBW Kloetinge', city: 'Kloetinge', at: [51.49, 3.91], setting: 'RIBW', example: true, wards: [23, 31, 23, 22, 32, 29] },
  { organisation: 'De Forensische Zorgspecialisten', name: 'VPT Utrecht', city: 'Utrecht', at: [52.11, 5.11], setting: 'VPT', example: true, wards: [37, 42, 45, 28] },
  { organisation: 'Mesdag', name: 'VPT Groningen', city: 'Groningen', at: [53.2, 6.58], setting: 'VPT', example: true, wards: [46] },
  { organisation: 'GGzE De Woenselse Poort', name: 'VPT Eindhoven', city: 'Eindhoven', at: [51.48, 5.44], setting: 'VPT', example: true, wards: [32, 43, 37] },
  { organisation: 'Fivoor', name: 'VPT Den Haag', city: 'Den Haag', at: [52.07, 4.26], setting: 'VPT', example: true, wards: [120, 18, 18, 18] },
  { organisation: 'Fivoor', name: 'VPT Rotterdam', city: 'Rotterdam', at: [51.92, 4.48], setting: 'VPT', example: true, wards: [36, 41, 43] },
  { organisation: 'Inforsa', name: 'VPT Amsterdam', city: 'Amsterdam', at: [52.33, 4.93], setting: 'VPT', example: true, wards: [28, 39, 33] },
  { organisation: 'Transfore', name: 'VPT Deventer', city: 'Deventer', at: [52.26, 6.2], setting: 'VPT', example: true, wards: [40] },
  { organisation: 'GGZ Noord-Holland-Noord', name: 'VPT Heiloo', city: 'Heiloo', at: [52.6, 4.7], setting: 'VPT', example: true, wards: [39, 41] },
  { organisation: 'Pompestichting', name: 'VPT Nijmegen', city: 'Nijmegen', at: [51.83, 5.88], setting: 'VPT', example: true, wards: [36, 43] },
  { organisation: 'Mondriaan', name: 'VPT Heerlen', city: 'Heerlen', at: [50.89, 5.98], setting: 'VPT', example: true, wards: [43, 37] },
  { organisation: 'Emergis', name: 'VPT Kloetinge', city: 'Kloetinge', at: [51.49, 3.91], setting: 'VPT', example: true, wards: [36, 43, 43] },
];
