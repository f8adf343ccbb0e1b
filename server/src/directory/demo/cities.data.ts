/**
 * Where a town lies, per scheme. Court district (arrondissement), province and Zorg- en Veiligheidshuis are facts. The ketenveldnorm region is known for
 * Midden-Nederland only; the others follow a list that no public source confirms, and the region itself carries that doubt (`assumed`). Almere and
 * Westzaan have none, because not even that list speaks for them. No scheme is derived from another: that any two coincide is not known.
 */
export const cities: Readonly<
  Record<string, { arrondissement: string; provincie: string; ketenveldnorm?: string; zvh?: string }>
> = {
  "'s-Hertogenbosch": { arrondissement: 'AR10', provincie: 'PV30', ketenveldnorm: 'KV10' },
  Almelo: { arrondissement: 'AR06', provincie: 'PV23', ketenveldnorm: 'KV02' },
  Almere: { arrondissement: 'AR04', provincie: 'PV24' },
  Amersfoort: { arrondissement: 'AR04', provincie: 'PV26', ketenveldnorm: 'KV04' },
  Amsterdam: { arrondissement: 'AR01', provincie: 'PV27', ketenveldnorm: 'KV06' },
  Assen: { arrondissement: 'AR05', provincie: 'PV22', ketenveldnorm: 'KV01' },
  Balkbrug: { arrondissement: 'AR06', provincie: 'PV23', ketenveldnorm: 'KV02' },
  Boschoord: { arrondissement: 'AR05', provincie: 'PV22', ketenveldnorm: 'KV01' },
  'Den Dolder': { arrondissement: 'AR04', provincie: 'PV26', ketenveldnorm: 'KV04' },
  'Den Haag': { arrondissement: 'AR07', provincie: 'PV28', ketenveldnorm: 'KV07' },
  Deventer: { arrondissement: 'AR06', provincie: 'PV23', ketenveldnorm: 'KV02' },
  Eindhoven: { arrondissement: 'AR10', provincie: 'PV30', ketenveldnorm: 'KV10' },
  Groningen: { arrondissement: 'AR05', provincie: 'PV20', ketenveldnorm: 'KV01' },
  Heerlen: { arrondissement: 'AR09', provincie: 'PV31', ketenveldnorm: 'KV11' },
  Heiloo: { arrondissement: 'AR02', provincie: 'PV27', ketenveldnorm: 'KV05' },
  Kloetinge: { arrondissement: 'AR11', provincie: 'PV29', ketenveldnorm: 'KV09', zvh: 'zeeland' },
  Leeuwarden: { arrondissement: 'AR05', provincie: 'PV21', ketenveldnorm: 'KV01' },
  Nijmegen: { arrondissement: 'AR03', provincie: 'PV25', ketenveldnorm: 'KV03' },
  Poortugaal: { arrondissement: 'AR08', provincie: 'PV28', ketenveldnorm: 'KV08' },
  Rotterdam: { arrondissement: 'AR08', provincie: 'PV28', ketenveldnorm: 'KV08' },
  Scheveningen: { arrondissement: 'AR07', provincie: 'PV28', ketenveldnorm: 'KV07' },
  Utrecht: { arrondissement: 'AR04', provincie: 'PV26', ketenveldnorm: 'KV04' },
  Venray: { arrondissement: 'AR09', provincie: 'PV31', ketenveldnorm: 'KV11' },
  'Venray-Oostrum': { arrondissement: 'AR09', provincie: 'PV31', ketenveldnorm: 'KV11' },
  Vught: { arrondissement: 'AR10', provincie: 'PV30', ketenveldnorm: 'KV10' },
  Westzaan: { arrondissement: 'AR02', provincie: 'PV27' },
  'Zeeland (NB)': { arrondissement: 'AR10', provincie: 'PV30', ketenveldnorm: 'KV10' },
  Zuidlaren: { arrondissement: 'AR05', provincie: 'PV22', ketenveldnorm: 'KV01' },
  Zwolle: { arrondissement: 'AR06', provincie: 'PV23', ketenveldnorm: 'KV02' },
};
