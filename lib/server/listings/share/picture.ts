import sharp from "sharp";
import { CodedError } from "@/lib/core/errors";
import { MOST_PIXELS } from "@/lib/core/files";
import { readOutside, type OutsideAnswer, type OutsideRequest } from "@/lib/server/outside";

/** Pixels of a listing's picture on its share picture; all of its height. */
export const PICTURE = { width: 504, height: 630 } as const;

const TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/svg+xml"] as const;
/** As sharp calls what it finds in a file; avif is a heif. */
const FORMATS: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "heif", "svg"]);
const MOST_BYTES = 8 * 1024 * 1024;
/** Whoever shares a link waits for this. */
const LIMITS = { totalMillis: 5_000 } as const;
const MOST_DRAWING_SECONDS = 4;

export type FetchOutside = (request: OutsideRequest) => Promise<OutsideAnswer>;

/** Decoded within bounds and drawn anew: what is embedded is ours, whatever came. */
const redrawn = async (bytes: Uint8Array): Promise<Buffer | null> => {
  const picture = sharp(bytes, { failOn: "error", limitInputPixels: MOST_PIXELS });
  if (!FORMATS.has((await picture.metadata()).format)) return null;
  return picture
    .autoOrient()
    .resize(PICTURE.width, PICTURE.height, { fit: "cover" })
    .flatten({ background: "#0c0f12" })
    .jpeg({ quality: 82 })
    .timeout({ seconds: MOST_DRAWING_SECONDS })
    .toBuffer();
};

/** The bytes under a picture's address; null where it does not give them within the bounds. */
export const fetchPicture = async (
  url: string,
  fetchOutside: FetchOutside,
): Promise<Uint8Array | null> => {
  try {
    const answer = await fetchOutside({ url, types: TYPES, bytes: MOST_BYTES, limits: LIMITS });
    return answer.type === null ? null : await readOutside(answer);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

/** A picture as a data URL of a JPEG; null for bytes that are none: the share picture does without. */
export const pictureData = async (bytes: Uint8Array): Promise<string | null> => {
  // sharp tells of what it can't decode by a plain Error.
  const jpeg = await redrawn(bytes).catch(() => null);
  return jpeg === null ? null : `data:image/jpeg;base64,${jpeg.toString("base64")}`;
};
