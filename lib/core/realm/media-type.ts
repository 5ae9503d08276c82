/** What REALM takes as a file; documented per call. */
export type MediaType = "image/jpeg" | "image/png" | "video/mp4" | "video/quicktime";

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** "ftyp" and "qt  " in ASCII. */
const FTYP = [0x66, 0x74, 0x79, 0x70];
const QUICKTIME = [0x71, 0x74, 0x20, 0x20];

/**
 * The type by the first bytes, whatever the file is called (seed R5): JPEG SOI and a marker, PNG's
 * eight bytes, an ISO base media `ftyp` box (brand `qt  ` is QuickTime). Null for anything else.
 */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (!startsWith(bytes, FTYP, 4)) return null;
  return startsWith(bytes, QUICKTIME, 8) ? "video/quicktime" : "video/mp4";
};
