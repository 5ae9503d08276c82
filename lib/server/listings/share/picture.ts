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

/**
 * A listing's picture as a data URL of a JPEG; null where its address does not give one within the
 * bounds, whatever the reason: the share picture then does without.
 */
export const pictureData = async (
  url: string,
  fetchOutside: FetchOutside,
): Promise<string | null> => {
  let bytes: Uint8Array;
  try {
    const answer = await fetchOutside({ url, types: TYPES, bytes: MOST_BYTES, limits: LIMITS });
    if (answer.type === null) return null;
    bytes = await readOutside(answer);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
  // sharp tells of what it can't decode by a plain Error.
  const jpeg = await redrawn(bytes).catch(() => null);
  return jpeg === null ? null : `data:image/jpeg;base64,${jpeg.toString("base64")}`;
};
