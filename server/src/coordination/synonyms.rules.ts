/**
 * What means the same to whoever looks for it: what it was called in 2020 and what it is called now (docs/glossary.md), and letters beside the words that
 * they stand for. Lower case, as `wordsOf` makes them.
 */
export const synonyms: readonly (readonly string[])[] = [
  ['onbegrepen gedrag', 'verward gedrag', 'verwarde personen'],
  ['levensloopaanpak', 'ketenveldnorm', 'levensloopfunctie'],
  ['levensloopaanbieder', 'ketenregisseur'],
  ['levensloopplan', 'ketenveldnormplan', 'trajectplan'],
  ['inclusietafel', 'weegtafel'],
  ['weegteam', 'triageteam'],
  ['noodregeling', 'vangnet', 'vangnetregeling'],
  ['hoogrisicodoelgroep', 'hoog risico', 'high risk'],
  ['zorgmachtiging', 'zm'],
  ['crisismaatregel', 'cm'],
  ['voortzetting crisismaatregel', 'vcm'],
  ['inbewaringstelling', 'ibs'],
  ['rechterlijke machtiging', 'rm'],
  ['wvggz', 'wet verplichte geestelijke gezondheidszorg', 'bopz'],
  ['wzd', 'wet zorg en dwang'],
  ['wfz', 'wet forensische zorg'],
  ['zvw', 'zorgverzekeringswet', 'zorgverzekeraar'],
  ['wlz', 'wet langdurige zorg', 'zorgkantoor'],
  ['wmo', 'wet maatschappelijke ondersteuning'],
  ['volledig pakket thuis', 'vpt'],
  ['zorg en veiligheidshuis', 'zvh', 'veiligheidshuis'],
  ['forensisch beschermd wonen', 'fbw'],
  ['tbs', 'terbeschikkingstelling'],
  ['passant', 'tbs passant'],
  ['ggz', 'geestelijke gezondheidszorg'],
  ['lvb', 'licht verstandelijke beperking', 'verstandelijke beperking'],
  ['coordinatiepunt', 'coördinatiepunt', 'lcbb'],
];
