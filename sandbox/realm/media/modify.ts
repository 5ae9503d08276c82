import { decode, open, type Pixels } from "./pixels";

/**
 * Lays a new picture over an old one where the mask is white, as strongly as asked. Where the mask
 * is black every pixel of the old one stays as it is.
 * @param mask Grey, of the old one's size; null changes all of it.
 * @param strength 0 changes nothing, 1 leaves nothing of the old one.
 */
const blend = (old: Pixels, fresh: Pixels, mask: Pixels | null, strength: number): Pixels => {
  const data = Buffer.from(old.data);
  for (let pixel = 0; pixel < old.width * old.height; pixel += 1) {
    const share = ((mask?.data[pixel] ?? 255) / 255) * strength;
    if (share === 0) continue;
    for (let channel = 0; channel < old.channels; channel += 1) {
      const at = pixel * old.channels + channel;
      const [from, to] = [old.data[at] ?? 0, fresh.data[at] ?? 0];
      data[at] = Math.round(from + (to - from) * share);
    }
  }
  return { ...old, data };
};

export interface Modification {
  /** The picture that was sent: JPEG or PNG. */
  readonly image: Uint8Array;
  readonly mask: Uint8Array | null;
  readonly strength: number;
  /** A new picture of this size, as PNG. */
  readonly draw: (width: number, height: number) => Promise<Buffer>;
}

/** The modified picture: a PNG of the size of the one sent. */
export const modify = async ({ image, mask, strength, draw }: Modification): Promise<Buffer> => {
  const old = await decode(image, 4);
  const fresh = await decode(await draw(old.width, old.height), 4);
  const shape = mask && (await decode(mask, 1));
  return open(blend(old, fresh, shape, strength))
    .png({ compressionLevel: 6 })
    .toBuffer();
};
