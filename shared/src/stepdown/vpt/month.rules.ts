/** A calendar month, `2026-10`. */
export const monthPattern = /^20\d\d-(0[1-9]|1[0-2])$/;

export function moveMonths(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Both included, oldest first. */
export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = moveMonths(month, 1)) months.push(month);
  return months;
}
