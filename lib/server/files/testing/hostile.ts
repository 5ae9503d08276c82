import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** Files as people send them, and as nobody should: built here, so that a test shows what is in them. */

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
};

/**
 * A grey PNG of any size, a thousand times smaller than what it becomes.
 * @param passes 1 where it says that it comes in passes, so that it can't be read row by row
 */
export const pngBomb = (width: number, height: number, passes: 0 | 1 = 0): Buffer => {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, passes])]);
  const rows = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 4_000_000)), { level: 9 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3a7d6b" } });

export const jpeg = (width = 96, height = 80): Promise<Buffer> =>
  flat(width, height).jpeg().toBuffer();
export const png = (width = 96, height = 80): Promise<Buffer> =>
  flat(width, height).png().toBuffer();

/** As a telephone takes it: lying on its side, with the place in it. */
export const jpegWithPlace = (): Promise<Buffer> =>
  flat(96, 80)
    .jpeg()
    .withExif({
      IFD0: { Make: "SecretMaker", Artist: "SecretAuthor" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 2960/100" },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>SecretNote</a></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** What an archive begins with, and a name in it. */
const zip = Buffer.concat([
  Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 0, 0]),
  Buffer.from("payload.exe MZ hidden archive"),
]);

/** A picture of another kind and an archive at once. */
export const gifAndZip = async (): Promise<Buffer> =>
  Buffer.concat([await flat(96, 80).gif().toBuffer(), zip]);
/** A picture of the right kind and an archive at once. */
export const jpegAndZip = async (): Promise<Buffer> => Buffer.concat([await jpeg(), zip]);
export const HIDDEN = "hidden archive";

/** A Windows program; whatever it is called, this is what it begins with. */
export const program = (): Buffer =>
  Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003", "latin1"), Buffer.alloc(600, 7)]);

const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint32(content.length + 8), Buffer.from(type, "latin1"), content]);
};

const header = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  // When it was made: seconds since 1904.
  bytes.writeUInt32BE(0x5ec0_0123, 4);
  return bytes;
};

/** Where a track's samples stand: one a chunk, all of one length, in 32 or 64 bits, plain or compact. */
export interface Samples {
  readonly at: readonly number[];
  readonly bytes: number;
  readonly tables?: "alike" | "plain" | "compact";
}

const tables = ({ at, bytes, tables: form = "plain" }: Samples): readonly Buffer[] => {
  const flags = uint32(0);
  const runs = box("stsc", flags, uint32(1), uint32(1), uint32(1), uint32(1));
  if (form === "alike") {
    const offsets = box("stco", flags, uint32(at.length), ...at.map(uint32));
    return [runs, offsets, box("stsz", flags, uint32(bytes), uint32(at.length))];
  }
  const far = at.map((one) => Buffer.concat([uint32(0), uint32(one)]));
  const offsets = box("co64", flags, uint32(at.length), ...far);
  if (form === "compact") {
    const lengths = Buffer.from(at.map(() => bytes));
    return [runs, offsets, box("stz2", flags, uint32(8), uint32(at.length), lengths)];
  }
  const lengths = at.map(() => uint32(bytes));
  return [runs, offsets, box("stsz", flags, uint32(0), uint32(at.length), ...lengths)];
};

const nowhere: Samples = { at: [], bytes: 1 };

const track = (
  kind: string,
  width: number,
  height: number,
  sample: string,
  samples: Samples = nowhere,
): Buffer => {
  const tkhd = header(84);
  tkhd.writeUInt16BE(width, 76);
  tkhd.writeUInt16BE(height, 80);
  const hdlr = Buffer.concat([Buffer.alloc(8), Buffer.from(kind, "latin1"), Buffer.alloc(13)]);
  const minf = box("minf", box("stbl", box("stsd", Buffer.from(sample)), ...tables(samples)));
  return box(
    "trak",
    box("tkhd", tkhd),
    box("mdia", box("mdhd", header(24)), box("hdlr", hdlr), minf),
  );
};

interface FilmParts {
  readonly brand?: "isom" | "qt  ";
  readonly width?: number;
  readonly height?: number;
  /** Said second by second in the film's data, by a track of its own: between pictures and sound. */
  readonly places?: NonNullable<Samples["tables"]>;
}

/** A film of nothing but heads: many boxes that each hold as many as one may. */
export const filmOfHeads = (many: number, each: number): Buffer => {
  const heads = Array.from({ length: each }, () => box("free"));
  return Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\0\0isom", "latin1")),
    ...Array.from({ length: many }, () => box("moov", ...heads)),
  ]);
};

/** A film with the place and the device it was taken with, in the three ways that are common. */
export const filmWithPlace = ({
  brand = "isom",
  width = 320,
  height = 240,
  places = "plain",
}: FilmParts = {}): Buffer => {
  const ftyp = box("ftyp", Buffer.from(`${brand}\0\0\0\0${brand}`, "latin1"));
  const place = "SecretSpot";
  const data = ["the pictures", place, "and the sound", place, "the end"];
  const mdat = box("mdat", Buffer.from(data.join("")));
  const start = ftyp.length + 8;
  const second = start + data.slice(0, 3).join("").length;
  const at = [start + "the pictures".length, second];
  return Buffer.concat([
    ftyp,
    mdat,
    box(
      "moov",
      box("mvhd", header(100)),
      track("vide", width, height, "the pictures' table"),
      track("soun", 0, 0, "the sound's table"),
      track("meta", 0, 0, "SecretTrack", { at, bytes: place.length, tables: places }),
      box("udta", box("\u00a9xyz", Buffer.from("+48.8583+002.2945/SecretPlace"))),
      box("meta", Buffer.from("com.apple.quicktime.location SecretMaker")),
    ),
    box("uuid", Buffer.from(`SecretAuthor ${HIDDEN}`)),
  ]);
};

/** The like in fragments, which say themselves where their samples are. */
export const filmInFragments = (): Buffer => Buffer.concat([filmWithPlace(), box("moof")]);
