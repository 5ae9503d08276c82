import sharp from "sharp";
import { drawPreview, styleOf } from "../art";
import { HEIGHT, WIDTH } from "../art/svg";

/** Dots an inch at which one unit of an SVG document is one pixel. */
const UNIT_DENSITY = 72;

export interface PictureOrder {
  readonly modelId: string;
  /** The model's; by its id where it is undefined. */
  readonly style: string | undefined;
  /** What was asked for, word by word: other words are another picture. */
  readonly words: string;
  readonly seed: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A PNG of exactly the size asked for; the same order is the same picture, on every run. */
export const drawPicture = async (order: PictureOrder): Promise<Buffer> => {
  const { modelId, style, words, seed, width, height } = order;
  const svg = drawPreview(`${modelId} ${seed} ${words}`, styleOf(modelId, style));
  const scale = Math.max(width / WIDTH, height / HEIGHT);
  return sharp(Buffer.from(svg), { density: UNIT_DENSITY * scale })
    .resize(width, height, { fit: "cover" })
    .png({ compressionLevel: 6 })
    .toBuffer();
};
