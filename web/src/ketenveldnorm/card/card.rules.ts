import type { CrisisCard } from '@ketenzicht/shared/ketenveldnorm';

export type Sign = CrisisCard['signs'][number];
export type Call = CrisisCard['calls'][number];
export const most = { signs: 8, calls: 6 } as const;
/** A row while it is edited: its key stays with it when another one goes. */
export type Row<T> = T & { key: string };
export interface Draft {
  signs: Row<Sign>[];
  calls: Row<Call>[];
  remarks: string | null;
}
export const noSign = (key: string): Row<Sign> => ({ key, sign: '', act: '' });
export const noCall = (key: string): Row<Call> => ({ key, name: '', role: '', phone: '', when: '' });
export const toDraft = ({ signs, calls, remarks }: CrisisCard, newKey: () => string): Draft => ({
  signs: signs.map((one) => ({ ...one, key: newKey() })),
  calls: calls.map((one) => ({ ...one, key: newKey() })),
  remarks,
});

const isFilled = (one: object): boolean => Object.values(one).some((value) => String(value).trim() !== '');

/** What is sent: rows that nobody filled in are left out. */
export const filledIn = ({ signs, calls, remarks }: Draft): CrisisCard => ({
  signs: signs.map(({ sign, act }) => ({ sign, act })).filter(isFilled),
  calls: calls.map(({ name, role, phone, when }) => ({ name, role, phone, when })).filter(isFilled),
  remarks: remarks?.trim() || null,
});

export const withRow = <T>(rows: readonly T[], index: number, row: T): T[] =>
  rows.map((one, at) => (at === index ? row : one));
export const without = <T>(rows: readonly T[], index: number): T[] => rows.filter((_, at) => at !== index);
export const raised = <T>(rows: readonly T[], index: number): T[] => {
  const row = rows[index];
  return row === undefined || index === 0
    ? [...rows]
    : [...rows.slice(0, index - 1), row, ...rows.slice(index - 1, index), ...rows.slice(index + 1)];
};

/** `tel:` knows digits and a plus in front: "06 12 34 56 78 (overdag)" is dialled without its words. */
export function dialled(phone: string): string | null {
  const digits = phone.replace(/\([^)]*\)/g, '').replace(/[^+\d]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}
