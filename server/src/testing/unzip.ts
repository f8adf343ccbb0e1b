import { inflateRawSync } from 'node:zlib';

/** The texts in a zip file by name: the central directory says where each begins and how long it is (APPNOTE 4.3.12). */
export function unzip(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + file.readUInt32LE(at + 20));
    const isPacked = file.readUInt16LE(at + 10) === 8;
    found.set(file.toString('utf8', at + 46, at + 46 + name), String(isPacked ? inflateRawSync(packed) : packed));
    at += 46 + name + extra + comment;
  }
  return found;
}
