import sharp from "sharp";

/** Decoded pixels, row by row; three bytes each, or four with alpha. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

const channelCount = (channels: number): Pixels["channels"] => {
  if (channels === 1 || channels === 3 || channels === 4) return channels;
  throw new RangeError(`${channels} channels`);
};

/** Decodes a picture upright, in sRGB. @param channels 1 is grey, 3 is on white, 4 has alpha. */
export const decode = async (bytes: Uint8Array, channels: Pixels["channels"]): Promise<Pixels> => {
  const upright = sharp(bytes).rotate();
  const shaped =
    channels === 4
      ? upright.toColourspace("srgb").ensureAlpha()
      : channels === 3
        ? upright.flatten({ background: "#ffffff" }).toColourspace("srgb")
        : upright.flatten({ background: "#000000" }).toColourspace("b-w");
  const { data, info } = await shaped.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { data, width, height, channels: channelCount(info.channels) };
};

export const open = ({ data, width, height, channels }: Pixels) =>
  sharp(data, { raw: { width, height, channels } });
