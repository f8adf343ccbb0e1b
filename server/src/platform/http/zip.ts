import { crc32 } from 'node:zlib';

/** A few files as one, not compressed: what the format asks and no more. Names in UTF-8; under 4 GiB. */
export function zip(files: readonly { name: string; content: Buffer }[], at: Date): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const common = header(name, content, at);
    const local = Buffer.concat([signed(0x04034b50), version, common, Buffer.from(name), content]);
    // Version made by; then as above; comment, disk and attributes: none; where the file begins.
    const central = Buffer.concat([
      signed(0x02014b50),
      version,
      version,
      common,
      Buffer.alloc(10),
      number(offset),
      Buffer.from(name),
    ]);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const signed = (signature: number) => number(signature);
const number = (value: number) => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value >>> 0);
  return four;
};
const version = Buffer.from([20, 0]);

/** From the flags to the length of the extra field, the same in both places. */
function header(name: string, content: Buffer, at: Date): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(0x0800, 0); // the name is in UTF-8
  bytes.writeUInt16LE(0, 2); // stored as it is
  bytes.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 4);
  bytes.writeUInt16LE(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 6);
  bytes.writeUInt32LE(crc32(content), 8);
  bytes.writeUInt32LE(content.length, 12);
  bytes.writeUInt32LE(content.length, 16);
  bytes.writeUInt16LE(Buffer.byteLength(name), 20);
  return bytes;
}
