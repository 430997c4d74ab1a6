// A zip is, for each entry, a local header and its bytes; then all central headers; then the end
// (APPNOTE.TXT 6.3.10). Nothing is compressed and every checksum is known beforehand, so where each
// byte stands is known before the first one is read: any part of the zip can be made by itself.

/** One entry of a zip. A folder ends in `/` and has no bytes. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly modifiedAt: Date;
}

/** Some of a zip: text of ours, or so much of an entry's bytes, both ends included. */
export type ZipPiece<Entry> =
  | Uint8Array
  | { readonly entry: Entry; readonly start: number; readonly end: number };

/** Where everything stands. */
export interface ZipLayout<Entry> {
  readonly bytes: number;
  /** The pieces of a part in their order, both ends included. */
  pieces(start: number, end: number): Generator<ZipPiece<Entry>>;
}

/** What does not fit into 32 bits stands in a field of 64. */
const full32 = 0xffffffff;
const full16 = 0xffff;
/** Names are UTF-8. */
const utf8Names = 1 << 11;
const version = { plain: 20, zip64: 45 };
/** Made by Unix, so that the modes below are believed. */
const madeBy = (3 << 8) | version.zip64;
const modes = { file: 0o100644 * 65_536, folder: 0o040755 * 65_536 + 0x10 };

/** Lay out a zip of these entries. */
export function layZip<Entry extends ZipEntry>(entries: readonly Entry[]): ZipLayout<Entry> {
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    at += localLength(entry) + entry.bytes;
  }
  const centralAt = at;
  for (const [i, entry] of entries.entries()) at += centralLength(entry, offsets[i] ?? 0);
  const end = endOf({ count: entries.length, centralAt, centralBytes: at - centralAt });
  const bytes = at + end.byteLength;

  function* all(
    from: number,
  ): Generator<{ at: number; length: number; make: () => ZipPiece<Entry> }> {
    for (const [i, entry] of entries.entries()) {
      const offset = offsets[i] ?? 0;
      const length = localLength(entry);
      // What lies before the part is stepped over, unmade.
      if (offset + length + entry.bytes <= from) continue;
      yield { at: offset, length, make: () => localHeader(entry) };
      const make = () => ({ entry, start: 0, end: entry.bytes - 1 });
      yield { at: offset + length, length: entry.bytes, make };
    }
    let central = centralAt;
    for (const [i, entry] of entries.entries()) {
      const offset = offsets[i] ?? 0;
      const length = centralLength(entry, offset);
      yield { at: central, length, make: () => centralHeader(entry, offset) };
      central += length;
    }
    yield { at: central, length: end.byteLength, make: () => end };
  }

  return {
    bytes,
    pieces: function* (start, end) {
      for (const { at, length, make } of all(start)) {
        if (length === 0 || at + length <= start) continue;
        if (at > end) return;
        const from = Math.max(start - at, 0);
        const to = Math.min(end - at, length - 1);
        const piece = make();
        yield piece instanceof Uint8Array
          ? piece.subarray(from, to + 1)
          : { ...piece, start: from, end: to };
      }
    },
  };
}

const isLarge = ({ bytes }: ZipEntry) => bytes >= full32;
const nameLength = ({ path }: ZipEntry) => Buffer.byteLength(path, 'utf8');
/** The moment in seconds, since what DOS knows has neither a time zone nor odd seconds. */
const stampLength = 9;

function localLength(entry: ZipEntry): number {
  return 30 + nameLength(entry) + stampLength + (isLarge(entry) ? 20 : 0);
}

function centralLength(entry: ZipEntry, offset: number): number {
  const wide = (isLarge(entry) ? 16 : 0) + (offset >= full32 ? 8 : 0);
  return 46 + nameLength(entry) + stampLength + (wide > 0 ? 4 + wide : 0);
}

function localHeader(entry: ZipEntry): Uint8Array {
  const header = writer(localLength(entry));
  header.four(0x04034b50);
  writeFacts(header, entry, isLarge(entry));
  header.two(nameLength(entry)).two(stampLength + (isLarge(entry) ? 20 : 0));
  header.text(entry.path);
  writeStamp(header, entry);
  if (isLarge(entry)) header.two(1).two(16).eight(entry.bytes).eight(entry.bytes);
  return header.bytes;
}

function centralHeader(entry: ZipEntry, offset: number): Uint8Array {
  const length = centralLength(entry, offset);
  const wide = [
    ...(isLarge(entry) ? [entry.bytes, entry.bytes] : []),
    ...(offset >= full32 ? [offset] : []),
  ];
  const header = writer(length);
  header.four(0x02014b50).two(madeBy);
  writeFacts(header, entry, wide.length > 0);
  header.two(nameLength(entry)).two(length - 46 - nameLength(entry));
  header.two(0).two(0).two(0);
  header.four(entry.path.endsWith('/') ? modes.folder : modes.file);
  header.four(Math.min(offset, full32));
  header.text(entry.path);
  writeStamp(header, entry);
  if (wide.length > 0) {
    header.two(1).two(wide.length * 8);
    for (const value of wide) header.eight(value);
  }
  return header.bytes;
}

/** What both headers of an entry say in the same words. */
function writeFacts(header: Writer, { bytes, crc32, modifiedAt }: ZipEntry, is64: boolean): void {
  header
    .two(is64 ? version.zip64 : version.plain)
    .two(utf8Names)
    .two(0);
  header.two(dosTime(modifiedAt)).two(dosDate(modifiedAt));
  header.four(crc32).four(Math.min(bytes, full32)).four(Math.min(bytes, full32));
}

function writeStamp(header: Writer, { modifiedAt }: ZipEntry): void {
  const seconds = Math.floor(modifiedAt.getTime() / 1000);
  header
    .two(0x5455)
    .two(5)
    .one(1)
    .four(Math.min(Math.max(seconds, 0), 0x7fffffff));
}

function endOf({
  count,
  centralAt,
  centralBytes,
}: {
  count: number;
  centralAt: number;
  centralBytes: number;
}): Uint8Array {
  const is64 = count >= full16 || centralAt >= full32 || centralBytes >= full32;
  const end = writer(is64 ? 98 : 22);
  if (is64) {
    end.four(0x06064b50).eight(44).two(madeBy).two(version.zip64).four(0).four(0);
    end.eight(count).eight(count).eight(centralBytes).eight(centralAt);
    end
      .four(0x07064b50)
      .four(0)
      .eight(centralAt + centralBytes)
      .four(1);
  }
  const few = Math.min(count, full16);
  end.four(0x06054b50).two(0).two(0).two(few).two(few);
  end.four(Math.min(centralBytes, full32)).four(Math.min(centralAt, full32)).two(0);
  return end.bytes;
}

function dosTime(moment: Date): number {
  const [hours, minutes] = [moment.getUTCHours(), moment.getUTCMinutes()];
  return (hours << 11) | (minutes << 5) | (moment.getUTCSeconds() >> 1);
}

/** DOS counts from 1980, in seven bits. */
function dosDate(moment: Date): number {
  const year = Math.min(Math.max(moment.getUTCFullYear() - 1980, 0), 127);
  return (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
}

type Writer = ReturnType<typeof writer>;

function writer(length: number) {
  const bytes = Buffer.alloc(length);
  let at = 0;
  const self = {
    bytes,
    one: (value: number) => {
      at = bytes.writeUInt8(value, at);
      return self;
    },
    two: (value: number) => {
      at = bytes.writeUInt16LE(value, at);
      return self;
    },
    four: (value: number) => {
      at = bytes.writeUInt32LE(value, at);
      return self;
    },
    eight: (value: number) => {
      at = bytes.writeBigUInt64LE(BigInt(value), at);
      return self;
    },
    text: (value: string) => {
      at += bytes.write(value, at, 'utf8');
      return self;
    },
  };
  return self;
}
