/** As somebody types an amount: `1.234,50`, `1234.5`, `€ 450`. Null when it is none, or has parts of a cent. Whole cents, never a fraction. */
export function readEuro(typed: string): number | null {
  const bare = typed.replaceAll(/[\s€]/g, '');
  const [, whole = '', , cents = ''] = /^(\d{1,3}(?:\.\d{3})+|\d{1,12})([.,](\d{1,2}))?$/.exec(bare) ?? [];
  return whole === '' ? null : Number(whole.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0') || 0);
}

/** As one types it again: `1234,50`. */
export const typedEuro = (cents: number): string =>
  `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
