import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A part of a gzip stream that was compressed apart, with what is needed to join it to others. */
export interface Piece {
  length: number;
  crc: number;
  deflated: Buffer;
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block. */
const end = Buffer.from([3, 0]);

/** Ends on a byte and forgets its dictionary (Z_FULL_FLUSH), so that pieces made at different times form one stream. Level 1: twice as fast, hardly larger. */
export const piece = (raw: Buffer): Piece => ({
  length: raw.length,
  crc: crc32(raw),
  deflated: deflateRawSync(raw, { level: 1, finishFlush: constants.Z_FULL_FLUSH }),
});

/** Pieces in order as one piece, without looking at their contents again. */
export function joinPieces(pieces: readonly Piece[]): Piece {
  let crc = 0;
  let length = 0;
  for (const one of pieces) {
    crc = combineCrc(crc, one.crc, one.length);
    length += one.length;
  }
  return { length, crc, deflated: Buffer.concat(pieces.map(({ deflated }) => deflated)) };
}

/** One gzip member (RFC 1952) of all pieces in order. */
export function gzipOf(pieces: readonly Piece[]): Buffer {
  const { length, crc, deflated } = joinPieces(pieces);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length >>> 0, 4);
  return Buffer.concat([header, deflated, end, trailer]);
}

/** The CRC of A followed by B, from their CRCs and B's length: crcA · x^(8·length) + crcB in the field of CRC-32 (as zlib's crc32_combine). */
export const combineCrc = (crcA: number, crcB: number, lengthB: number): number =>
  (multiply(shiftBy(lengthB), crcA) ^ crcB) >>> 0;

const polynomial = 0xedb88320;

/** Product of two polynomials modulo CRC-32's, bits reflected. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= b;
    b = b & 1 ? (b >>> 1) ^ polynomial : b >>> 1;
  }
  return product >>> 0;
}

/** x^(2^n) for each n: squares of squares. */
const squares = Array.from({ length: 32 }, () => 0);
squares[0] = 0x40000000;
for (let n = 1; n < squares.length; n++) squares[n] = multiply(squares[n - 1] ?? 0, squares[n - 1] ?? 0);

const shifts = new Map<number, number>();

/** x^(8·bytes); remembered, because segments keep much the same few lengths. */
function shiftBy(bytes: number): number {
  const known = shifts.get(bytes);
  if (known !== undefined) return known;
  let shift = 0x80000000;
  for (let rest = bytes, n = 3; rest > 0; rest = Math.floor(rest / 2), n++)
    if (rest % 2 === 1) shift = multiply(squares[n % 32] ?? 0, shift);
  if (shifts.size > 50_000) shifts.clear();
  shifts.set(bytes, shift);
  return shift;
}
