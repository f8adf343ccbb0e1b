type Named = readonly [code: string, name: string];

/** Court districts, boundaries of 2023; codes and names as CBS has them (the map joins on the code). */
export const arrondissementen: readonly Named[] = [
  ['AR01', 'Amsterdam'],
  ['AR02', 'Noord-Holland'],
  ['AR03', 'Gelderland'],
  ['AR04', 'Midden-Nederland'],
  ['AR05', 'Noord-Nederland'],
  ['AR06', 'Overijssel'],
  ['AR07', 'Den Haag'],
  ['AR08', 'Rotterdam'],
  ['AR09', 'Limburg'],
  ['AR10', 'Oost-Brabant'],
  ['AR11', 'Zeeland-West-Brabant'],
];

/** Provinces, boundaries of 2025, CBS codes. */
export const provincies: readonly Named[] = [
  ['PV20', 'Groningen'],
  ['PV21', 'Fryslân'],
  ['PV22', 'Drenthe'],
  ['PV23', 'Overijssel'],
  ['PV24', 'Flevoland'],
  ['PV25', 'Gelderland'],
  ['PV26', 'Utrecht'],
  ['PV27', 'Noord-Holland'],
  ['PV28', 'Zuid-Holland'],
  ['PV29', 'Zeeland'],
  ['PV30', 'Noord-Brabant'],
  ['PV31', 'Limburg'],
];

/** Regions of the ketenveldnorm. Only Midden-Nederland is confirmed (pilot of 2019, lead Fivoor); the other ten are belief, so marked assumed. The codes are ours. */
export const ketenveldnormRegions: readonly Named[] = [
  ['KV01', 'Noord'],
  ['KV02', 'Oost'],
  ['KV03', 'Gelderland'],
  ['KV04', 'Midden-Nederland'],
  ['KV05', 'Noord-Holland-Noord'],
  ['KV06', 'Amsterdam'],
  ['KV07', 'Haaglanden-Hollands Midden'],
  ['KV08', 'Rotterdam'],
  ['KV09', 'Zeeland-West-Brabant'],
  ['KV10', 'Oost-Brabant'],
  ['KV11', 'Limburg'],
];
export const confirmedKetenveldnorm = 'KV04';

/** Zorg- en Veiligheidshuizen that our public sources name. There are 31; the rest is left out rather than guessed. The codes are ours. */
export const zvhRegions: readonly Named[] = [
  ['hollands-midden', 'Zorg- en Veiligheidshuis Hollands Midden'],
  ['zeeland', 'Veiligheidshuis Zeeland'],
];

/** German Länder by their official key, as the Intensivregister has them (bundesland_id). */
export const laender: readonly Named[] = [
  ['01', 'Schleswig-Holstein'],
  ['02', 'Hamburg'],
  ['03', 'Niedersachsen'],
  ['04', 'Bremen'],
  ['05', 'Nordrhein-Westfalen'],
  ['06', 'Hessen'],
  ['07', 'Rheinland-Pfalz'],
  ['08', 'Baden-Württemberg'],
  ['09', 'Bayern'],
  ['10', 'Saarland'],
  ['11', 'Berlin'],
  ['12', 'Brandenburg'],
  ['13', 'Mecklenburg-Vorpommern'],
  ['14', 'Sachsen'],
  ['15', 'Sachsen-Anhalt'],
  ['16', 'Thüringen'],
];
