import { open, rename, type FileHandle } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";
import { blankBox, blankBytes, boxesIn, readAt, type Box } from "./boxes";
import { blankSamples } from "./film-samples";
import { requireBounds, type Size } from "./picture";

/**
 * What a film needs to be played, by the box it stands in (ISO/IEC 14496-12, QuickTime). Everything
 * else is blanked: places, devices, authors, free space, whatever else was hidden in it.
 */
const needed: Readonly<Record<string, ReadonlySet<string>>> = {
  film: new Set(["ftyp", "styp", "sidx", "moov", "moof", "mdat", "mfra", "wide"]),
  moov: new Set(["mvhd", "trak", "mvex"]),
  moof: new Set(["mfhd", "traf"]),
  trak: new Set(["tkhd", "edts", "mdia", "tapt"]),
  mdia: new Set(["mdhd", "hdlr", "minf"]),
};

/** Tracks of other kinds tell where the camera was, or carry text. */
const KEPT_TRACKS: ReadonlySet<string> = new Set(["vide", "soun"]);
const DATED: ReadonlySet<string> = new Set(["mvhd", "tkhd", "mdhd"]);

const kindOfTrack = async (file: FileHandle, trak: Box): Promise<string> => {
  const mdia = (await boxesIn(file, trak)).find(({ type }) => type === "mdia");
  const hdlr = mdia && (await boxesIn(file, mdia)).find(({ type }) => type === "hdlr");
  return hdlr ? (await readAt(file, hdlr.content + 8, 4)).toString("latin1") : "";
};

/** Version 1 has its times in 64 bits. */
const isWide = async (file: FileHandle, { content }: Box): Promise<boolean> =>
  (await readAt(file, content, 1)).readUInt8(0) === 1;

/** When it was made and changed. */
const blankTimes = async (file: FileHandle, box: Box): Promise<void> => {
  const times = box.content + 4;
  await blankBytes(file, times, Math.min(box.end, times + ((await isWide(file, box)) ? 16 : 8)));
};

/** Width and height are fixed-point numbers, 16.16. */
const sizeOfTrack = async (file: FileHandle, tkhd: Box): Promise<Size> => {
  const at = tkhd.content + ((await isWide(file, tkhd)) ? 88 : 76);
  const figures = await readAt(file, at, 8);
  return { width: figures.readUInt16BE(0), height: figures.readUInt16BE(4) };
};

/** Takes a track out of the index, and its samples out of the film's data. */
const dropTrack = async (file: FileHandle, trak: Box, film: readonly Box[]): Promise<void> => {
  if (film.some(({ type }) => type === "moof"))
    throw new CodedError("FILE_UNREADABLE", "a film in fragments with other tracks");
  await blankSamples(
    file,
    trak,
    film.filter(({ type }) => type === "mdat"),
  );
  await blankBox(file, trak);
};

/** Cleans some boxes of a film. @returns the sizes of the pictures' tracks in them */
const clean = async (
  file: FileHandle,
  name: string,
  boxes: readonly Box[],
  film: readonly Box[],
): Promise<readonly Size[]> => {
  const sizes: Size[] = [];
  for (const box of boxes) {
    const kind = box.type === "trak" ? await kindOfTrack(file, box) : "";
    if (box.type === "trak" && !KEPT_TRACKS.has(kind)) {
      await dropTrack(file, box, film);
      continue;
    }
    if (needed[name]?.has(box.type) !== true) {
      await blankBox(file, box);
      continue;
    }
    if (DATED.has(box.type)) await blankTimes(file, box);
    if (box.type === "tkhd") sizes.push(await sizeOfTrack(file, box));
    if (Object.hasOwn(needed, box.type)) {
      const inside = await clean(file, box.type, await boxesIn(file, box), film);
      if (kind !== "soun") sizes.push(...inside);
    }
  }
  return sizes;
};

/**
 * Makes a clean film of one that was sent, in place and then under its new name: its pictures and sound
 * stay as they are, to the byte, what describes people and places is blanked (seed D10).
 * @throws FILE_UNREADABLE, FILE_DIMENSIONS
 */
export const cleanFilm = async (from: string, to: string): Promise<Size> => {
  const file = await open(from, "r+");
  try {
    const { size } = await file.stat();
    const film = await boxesIn(file, { content: 0, end: size });
    const [first, ...others] = await clean(file, "film", film, film);
    if (!first) throw new CodedError("FILE_UNREADABLE", "a film without pictures");
    for (const one of [first, ...others]) requireBounds(one);
    await rename(from, to);
    return first;
  } finally {
    await file.close();
  }
};
