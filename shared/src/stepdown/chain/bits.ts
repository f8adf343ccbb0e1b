/** A set of small numbers as bits, so that what fits thousands of wards is one pass of a few words. All sets of one search have the same size. */
export type Bits = Uint32Array;

export const noBits = (size: number): Bits => new Uint32Array(Math.ceil(size / 32));

export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xff_ff_ff_ff);
  const rest = size % 32;
  if (rest > 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

export const hasBit = (bits: Bits, at: number): boolean => ((word(bits, at >>> 5) >>> (at & 31)) & 1) === 1;

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = word(bits, at >>> 5) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = word(bits, at >>> 5) & ~(1 << (at & 31));
}

/** Keeps in the first what is in the second as well. */
export function keep(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = word(bits, at) & word(other, at);
}

export function join(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = word(bits, at) | word(other, at);
}

export function meet(one: Bits, other: Bits): boolean {
  for (let at = 0; at < one.length; at++) if ((word(one, at) & word(other, at)) !== 0) return true;
  return false;
}

/** What is in both, the lowest first. */
export function inBoth(one: Bits, other: Bits): number[] {
  const found: number[] = [];
  for (let at = 0; at < one.length; at++) {
    let left = word(one, at) & word(other, at);
    while (left !== 0) {
      found.push(at * 32 + 31 - Math.clz32(left & -left));
      left &= left - 1;
    }
  }
  return found;
}

/** The lowest that is in both; -1 where none is. */
export function firstInBoth(one: Bits, other: Bits): number {
  for (let at = 0; at < one.length; at++) {
    const both = word(one, at) & word(other, at);
    if (both !== 0) return at * 32 + 31 - Math.clz32(both & -both);
  }
  return -1;
}

const word = (bits: Bits, at: number): number => bits[at] as number;
