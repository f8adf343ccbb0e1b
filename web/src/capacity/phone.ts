/** Area codes of three digits after the zero; all others have two (numbering plan of the Netherlands: 010-088 are the short ones). */
const shortArea =
  /^0(10|13|14|15|20|23|24|26|30|33|35|36|38|40|43|45|46|50|53|55|58|6|70|71|72|73|74|75|76|77|78|79|85|88)/;

/** A Dutch number as people read it out, `030 225 60 10`; any other one as it is. */
export function sayPhone(phone: string): string {
  if (!/^\+31\d{9}$/.test(phone)) return phone;
  const national = `0${phone.slice(3)}`;
  const area = shortArea.exec(national)?.[0] ?? national.slice(0, 4);
  const rest = national.slice(area.length);
  const groups = rest.length === 6 ? [2, 2, 2] : rest.length === 8 ? [2, 2, 2, 2] : [3, 2, 2];
  let from = 0;
  return [area, ...groups.map((size) => rest.slice(from, (from += size)))].join(' ');
}
