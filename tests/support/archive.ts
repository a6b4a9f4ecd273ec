import { crc32, deflateRawSync } from "node:zlib";

// Small archives for tests of what is uploaded.

/** A zip archive of these entries; deflated unless `stored`. */
export function archive(entries: readonly { name: string; content: string | Buffer; stored?: boolean }[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored } of entries) {
    const raw = Buffer.from(content);
    const packed = stored ? raw : deflateRawSync(raw);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(stored ? 0 : 8, 8);
    head.writeUInt32LE(crc32(raw), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(raw.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    head.copy(listed, 6, 4, 30);
    listed.writeUInt32LE(at, 42);
    central.push(listed, Buffer.from(name));
    locals.push(head, Buffer.from(name), packed);
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

/** A document of an office suite that declares this main part. */
export const officeDocument = (part: string, more: { name: string; content: string | Buffer }[] = []): Buffer =>
  archive([
    {
      name: "[Content_Types].xml",
      content: `<Types><Override PartName="/main.xml" ContentType="${part}"/></Types>`,
    },
    ...more,
  ]);
