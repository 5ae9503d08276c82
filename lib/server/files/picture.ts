import sharp, { type JpegOptions, type Metadata, type SharpOptions } from "sharp";
import { CodedError } from "@/lib/core/errors";
import {
  FEWEST_SIDE_PIXELS,
  MOST_PIXELS,
  MOST_PROGRESSIVE_PIXELS,
  MOST_SIDE_PIXELS,
} from "@/lib/core/files";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a thumbnail's longer side: two for each of a small tile's. */
const THUMBNAIL_PIXELS = 320;
/** Without optimised coding, which would hold a whole picture in memory: a few percent of its bytes. */
const jpeg: JpegOptions = { quality: 92, optimiseCoding: false };

// What was decoded is never asked for again; kept, it would only grow the server.
sharp.cache(false);
sharp.concurrency(1);

const reading: SharpOptions = {
  // A file that breaks off is refused, not filled up with grey.
  failOn: "error",
  limitInputPixels: MOST_PIXELS,
  sequentialRead: true,
};

/** Both are told by text alone. */
const refusalOf = (error: unknown): CodedError =>
  error instanceof Error && error.message.includes("exceeds pixel limit")
    ? new CodedError("FILE_DIMENSIONS", "more pixels than are decoded", { cause: error })
    : new CodedError("FILE_UNREADABLE", "not decodable", { cause: error });

/** Reads a picture's head. @throws FILE_UNREADABLE, FILE_DIMENSIONS */
export const readHead = async (path: string): Promise<Metadata> => {
  try {
    return await sharp(path, reading).metadata();
  } catch (error) {
    throw refusalOf(error);
  }
};

/** @throws FILE_DIMENSIONS for sides or areas out of bounds */
export const requireBounds = ({ width, height }: Size, mostPixels = MOST_PIXELS): void => {
  const isIn =
    Math.min(width, height) >= FEWEST_SIDE_PIXELS &&
    Math.max(width, height) <= MOST_SIDE_PIXELS &&
    width * height <= mostPixels;
  if (!isIn) throw new CodedError("FILE_DIMENSIONS", "its dimensions are out of bounds");
};

/**
 * Makes a clean picture of one that was sent: decoded within bounds, turned as its camera meant it,
 * and encoded anew without anything but its pixels. What was hidden before, between or behind them,
 * and where it was taken, stays behind (seeds R5, D10).
 * @throws FILE_DIMENSIONS, FILE_UNREADABLE
 */
export const cleanPicture = async (
  from: string,
  to: string,
  type: "image/jpeg" | "image/png",
): Promise<Size> => {
  const head = await readHead(from);
  requireBounds(head, head.isProgressive ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS);
  try {
    const pixels = sharp(from, reading).autoOrient();
    const encoded = type === "image/png" ? pixels.png() : pixels.jpeg(jpeg);
    const { width, height } = await encoded.toFile(to);
    return { width, height };
  } catch (error) {
    throw refusalOf(error);
  }
};

/** Makes a small WebP of a clean picture. */
export const writeThumbnail = async (from: string, to: string): Promise<void> => {
  await sharp(from, reading)
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(to);
};
