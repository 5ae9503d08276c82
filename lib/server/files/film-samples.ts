import type { FileHandle } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";
import { blankBytes, boxesIn, readAt, type Box } from "./boxes";

/** Bytes of a file, from the first up to but not with the last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The largest table that is read: of a million samples, four hours of a place every 60th of a second. */
const MOST_TABLE_BYTES = 4 * 1024 * 1024;
/** Cameras write one box of data, editors two; each stretch is looked for in each. */
const MOST_DATA_BOXES = 16;
/** Version and flags stand before every table. */
const FLAGS = 4;

const unreadable = (detail: string): CodedError => new CodedError("FILE_UNREADABLE", detail);

const inner = async (file: FileHandle, box: Box, ...path: readonly string[]): Promise<Box> => {
  const [type, ...rest] = path;
  if (type === undefined) return box;
  const found = (await boxesIn(file, box)).find((one) => one.type === type);
  if (!found) throw unreadable(`a track has no ${type}`);
  return inner(file, found, ...rest);
};

interface Table {
  /** Entries of the table, which begins `skip` bytes behind the flags with their number. */
  readonly count: number;
  readonly rows: Buffer;
}

const tableIn = async (file: FileHandle, box: Box, width: number, skip = 0): Promise<Table> => {
  const at = box.content + FLAGS + skip;
  const count = (await readAt(file, at, 4)).readUInt32BE(0);
  const bytes = Math.ceil(count * width);
  if (bytes > MOST_TABLE_BYTES || at + 4 + bytes > box.end) throw unreadable("a table is too long");
  return { count, rows: await readAt(file, at + 4, bytes) };
};

/** The length in bytes of so many samples from one on. */
type Measure = (first: number, count: number) => number;

const summed =
  (known: number, lengthOf: (sample: number) => number): Measure =>
  (first, count) => {
    let bytes = 0;
    for (let one = first; one < Math.min(first + count, known); one += 1) bytes += lengthOf(one);
    return bytes;
  };

/** Samples are all of one length or each of its own (8.7.3), that in `stsz` or in the compact `stz2`. */
const measureOf = async (file: FileHandle, boxes: readonly Box[]): Promise<Measure> => {
  const plain = boxes.find(({ type }) => type === "stsz");
  if (plain) {
    const alike = (await readAt(file, plain.content + FLAGS, 4)).readUInt32BE(0);
    if (alike > 0) return (_first, count) => alike * count;
    const { count, rows } = await tableIn(file, plain, 4, 4);
    return summed(count, (sample) => rows.readUInt32BE(sample * 4));
  }
  const compact = boxes.find(({ type }) => type === "stz2");
  if (!compact) throw unreadable("a track has no stsz");
  const bits = (await readAt(file, compact.content + FLAGS + 3, 1)).readUInt8(0);
  if (bits !== 4 && bits !== 8 && bits !== 16) throw unreadable("samples of a strange width");
  const { count, rows } = await tableIn(file, compact, bits / 8, 4);
  return summed(count, (sample) => {
    if (bits === 16) return rows.readUInt16BE(sample * 2);
    if (bits === 8) return rows.readUInt8(sample);
    const pair = rows.readUInt8(sample >> 1);
    return sample % 2 === 0 ? pair >> 4 : pair & 15;
  });
};

/** Where each chunk begins in the file (8.7.5), in 32 or in 64 bits. */
const chunksOf = async (file: FileHandle, boxes: readonly Box[]): Promise<readonly number[]> => {
  const near = boxes.find(({ type }) => type === "stco");
  const far = boxes.find(({ type }) => type === "co64");
  const box = near ?? far;
  if (!box) throw unreadable("a track has no stco");
  const { count, rows } = await tableIn(file, box, near ? 4 : 8);
  return Array.from({ length: count }, (_, chunk) =>
    near ? rows.readUInt32BE(chunk * 4) : Number(rows.readBigUInt64BE(chunk * 8)),
  );
};

/** How many samples stand in each chunk (8.7.4): runs, each from its first chunk (counted from 1) on. */
const samplesPerChunk = async (
  file: FileHandle,
  boxes: readonly Box[],
): Promise<(chunk: number) => number> => {
  const box = boxes.find(({ type }) => type === "stsc");
  if (!box) throw unreadable("a track has no stsc");
  const { count, rows } = await tableIn(file, box, 12);
  let run = 0;
  return (chunk) => {
    while (run + 1 < count && rows.readUInt32BE((run + 1) * 12) <= chunk + 1) run += 1;
    return run < count ? rows.readUInt32BE(run * 12 + 4) : 0;
  };
};

/** Where the samples of a track stand in the file. @throws FILE_UNREADABLE where its tables are not whole */
const stretchesOf = async (file: FileHandle, trak: Box): Promise<readonly Stretch[]> => {
  const boxes = await boxesIn(file, await inner(file, trak, "mdia", "minf", "stbl"));
  const measure = await measureOf(file, boxes);
  const samplesIn = await samplesPerChunk(file, boxes);
  let first = 0;
  return (await chunksOf(file, boxes)).map((from, chunk) => {
    const count = samplesIn(chunk);
    const to = from + measure(first, count);
    first += count;
    return { from, to };
  });
};

/**
 * Blanks the samples of a track that is being dropped, where the film's data holds them: a camera
 * writes its place there, second by second. Nothing moves. A film in fragments lists its samples
 * elsewhere and is not for this.
 * @throws FILE_UNREADABLE
 */
export const blankSamples = async (
  file: FileHandle,
  trak: Box,
  data: readonly Box[],
): Promise<void> => {
  if (data.length > MOST_DATA_BOXES) throw unreadable("too many boxes of data");
  for (const { from, to } of await stretchesOf(file, trak))
    for (const { content, end } of data)
      if (from < end && to > content)
        await blankBytes(file, Math.max(from, content), Math.min(to, end));
};
