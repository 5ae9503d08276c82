import sharp from "sharp";

/** A file as Playwright hands it to a field. */
export interface NamedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/**
 * One that differs from the others in every byte that counts.
 * @param side pixels of each side
 */
export const picture = async (index: number, side = 160): Promise<NamedFile> => {
  const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: 120 };
  const buffer = await sharp({ create: { width: side, height: side, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Make: "SecretMaker" }, IFD3: { GPSLatitudeRef: "N" } })
    .toBuffer();
  return { name: `photo-${index}.jpg`, mimeType: "image/jpeg", buffer };
};
export const pictures = (from: number, count: number): Promise<NamedFile[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => picture(from + index)));
