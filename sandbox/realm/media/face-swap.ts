import type { FaceSwap } from "@/lib/core/realm";
import { decode, open, type Pixels } from "./pixels";

/** Where a portrait has its face, as shares of the picture's edges. */
const ONE_FACE = [{ across: 0.5, down: 0.36 }] as const;
const TWO_FACES = [
  { across: 0.3, down: 0.38 },
  { across: 0.7, down: 0.38 },
] as const;
/** A face's width, as a share of the picture's shorter edge. */
const FACE_SHARE = 0.38;

const oval = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="f"><stop offset="0.82" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 2}" ry="${height / 2}" fill="url(#f)"/></svg>`,
  );

const cutOut = async (face: Pixels, width: number, height: number): Promise<Buffer> =>
  open(face)
    .resize(width, height, { fit: "cover" })
    .composite([{ input: oval(width, height), blend: "dest-in" }])
    .png()
    .toBuffer();

/**
 * The source's middle, as an oval, laid where the target's face is expected: nothing is recognised
 * here, it only shows that the right two pictures came together. A PNG of the target's size.
 */
export const swapFace = async (
  face: Uint8Array,
  target: Uint8Array,
  request: FaceSwap,
): Promise<Buffer> => {
  const source = await decode(face, 4);
  const scene = await decode(target, 4);
  const width = Math.max(8, Math.round(Math.min(scene.width, scene.height) * FACE_SHARE));
  const height = Math.min(scene.height, Math.round(width * 1.3));
  const piece = await cutOut(source, width, height);
  const places = request.detectMultipleFaces === true ? TWO_FACES : ONE_FACE;
  const within = (wanted: number, room: number): number =>
    Math.round(Math.min(Math.max(0, wanted), room));
  const composed = open(scene).composite(
    places.map(({ across, down }) => ({
      input: piece,
      left: within(scene.width * across - width / 2, scene.width - width),
      top: within(scene.height * down - height / 2, scene.height - height),
    })),
  );
  const enhanced = request.enhanceQuality === false ? composed : composed.sharpen();
  return enhanced.png({ compressionLevel: 6 }).toBuffer();
};
