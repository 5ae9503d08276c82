import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { swapFace } from "./face-swap";
import { MediaFolder, MediaLibrary } from "./library";
import { Misdirections } from "./misdirections";
import { modify } from "./modify";
import { animate } from "./motion";
import { drawPicture, type PictureOrder } from "./picture";
import { keyFrameOf } from "./webm";

const order: PictureOrder = {
  modelId: "mod_1",
  style: "hills",
  words: "dusk",
  seed: 7,
  width: 96,
  height: 64,
};
const flat = (width: number, height: number, color: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer();
const pixels = (png: Uint8Array): Promise<Buffer> => sharp(png).ensureAlpha().raw().toBuffer();

describe("pictures", () => {
  it.each([
    [64, 64],
    [512, 300],
    [300, 1111],
  ])("are PNG of exactly %i by %i", async (width, height) => {
    const found = await sharp(await drawPicture({ ...order, width, height })).metadata();
    expect([found.format, found.width, found.height]).toEqual(["png", width, height]);
  });

  it("are the same for the same order, byte by byte, and others for another", async () => {
    const first = await drawPicture(order);
    expect((await drawPicture(order)).equals(first)).toBe(true);
    expect((await drawPicture({ ...order, seed: 8 })).equals(first)).toBe(false);
    expect((await drawPicture({ ...order, words: "dawn" })).equals(first)).toBe(false);
    expect((await drawPicture({ ...order, style: "waves" })).equals(first)).toBe(false);
  });
});

describe("a modification", () => {
  const draw = (width: number, height: number) => flat(width, height, "#0000ff");

  it("keeps every pixel where the mask is black and changes all where it is white", async () => {
    const image = await flat(40, 20, "#ff0000");
    const right = { input: await flat(20, 20, "#ffffff"), left: 20, top: 0 };
    const mask = await sharp(await flat(40, 20, "#000000"))
      .composite([right])
      .png()
      .toBuffer();
    const modified = await pixels(await modify({ image, mask, strength: 1, draw }));
    const old = await pixels(image);
    const fresh = await pixels(await draw(40, 20));
    for (let pixel = 0; pixel < 800; pixel += 1) {
      const expected = pixel % 40 < 20 ? old : fresh;
      const at = pixel * 4;
      expect(modified.subarray(at, at + 4)).toEqual(expected.subarray(at, at + 4));
    }
  });

  it("is as strong as asked, and without a mask everywhere", async () => {
    const image = await flat(10, 10, "#ff0000");
    const half = await pixels(await modify({ image, mask: null, strength: 0.5, draw }));
    expect([...half.subarray(0, 4)]).toEqual([128, 0, 128, 255]);
    const none = await pixels(await modify({ image, mask: null, strength: 0, draw }));
    expect(none).toEqual(await pixels(image));
  });
});

/** The payload of the first element with this id, found by its bytes. */
const elementOf = (file: Buffer, id: readonly number[]): Buffer => {
  const at = file.indexOf(Buffer.from(id));
  const length = Number(file.readBigUInt64BE(at + id.length) & 0x00ffffffffffffffn);
  return file.subarray(at + id.length + 8, at + id.length + 8 + length);
};

describe("videos", () => {
  it.each([
    [1, 6],
    [2.5, 4],
  ])("of %d s at %i frames a second have so many key frames", async (durationSeconds, fps) => {
    const webm = await animate(await flat(80, 40, "#336699"), { durationSeconds, fps });
    expect(webm.subarray(0, 4)).toEqual(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));
    expect(elementOf(webm, [0x44, 0x89]).readDoubleBE()).toBe(durationSeconds * 1000);
    expect(elementOf(webm, [0x2a, 0xd7, 0xb1]).readBigUInt64BE()).toBe(1_000_000n);
    // The start code of every VP8 key frame (RFC 6386, 9.1).
    const frames = webm.toString("latin1").split("\x9d\x01\x2a").length - 1;
    expect(frames).toBe(durationSeconds * fps);
  });

  it("keep the proportions of their source, 640 pixels at the longer edge", async () => {
    const webm = await animate(await flat(80, 40, "#336699"), { durationSeconds: 0.5, fps: 2 });
    const picture = [elementOf(webm, [0xb0]), elementOf(webm, [0xba])];
    expect(picture.map((value) => value.readBigUInt64BE())).toEqual([640n, 320n]);
  });

  it("move: the camera sees something else at the end than at the beginning", async () => {
    const source = await drawPicture(order);
    for (const animationType of ["zoom_in", "pan_left", "standard_motion"] as const) {
      const still = { durationSeconds: 1, fps: 2, animationType, motionStrength: 0 };
      const moving = { ...still, motionStrength: 1 };
      const [calm, lively] = [await animate(source, still), await animate(source, moving)];
      expect(calm.equals(lively)).toBe(false);
    }
  });

  it("are not made of pictures of another kind", async () => {
    const lossless = await sharp(await drawPicture(order))
      .webp({ lossless: true })
      .toBuffer();
    expect(() => keyFrameOf(lossless)).toThrow(RangeError);
  });
});

it("a face swap changes the face's place, keeps the corners, and is of the target's size", async () => {
  const target = await flat(100, 120, "#00ff00");
  const face = await flat(50, 50, "#ff00ff");
  const swapped = await swapFace(face, target, { enhanceQuality: false });
  const data = await pixels(swapped);
  const at = (x: number, y: number) => [...data.subarray((y * 100 + x) * 4, (y * 100 + x) * 4 + 3)];
  expect([at(0, 0), at(99, 119), at(50, 43)]).toEqual([
    [0, 255, 0],
    [0, 255, 0],
    [255, 0, 255],
  ]);
  expect(data.length).toBe(100 * 120 * 4);
});

describe("addresses of results", () => {
  let now: number;
  let library: MediaLibrary;
  beforeEach(() => {
    now = Date.UTC(2026, 10, 22);
    const results = new MediaFolder(mkdtempSync(join(tmpdir(), "countersign-media-")));
    results.put("img_1.png", Buffer.from("picture"));
    library = new MediaLibrary({
      results,
      secret: "a secret",
      origin: () => "http://127.0.0.1:1",
      misdirections: new Misdirections(() => "http://127.0.0.1:1"),
      clock: () => now,
    });
  });
  const open = (address: string) =>
    library.open(address.split("/").at(-1)?.split("?")[0] ?? "", new URL(address).searchParams);

  it("last while nothing else is said", () => {
    expect(open(library.addressOf("img_1.png"))).toEqual(Buffer.from("picture"));
    expect(open("http://127.0.0.1:1/media/img_2.png")).toBe("missing");
  });

  it("expire where a lifetime is set, and cannot be prolonged", () => {
    library.lifetime = 60;
    const address = library.addressOf("img_1.png");
    expect(open(address)).toEqual(Buffer.from("picture"));
    expect(open(address.replace(/expires=\d+/u, "expires=9999999999"))).toBe("forbidden");
    expect(open("http://127.0.0.1:1/media/img_1.png")).toBe("forbidden");
    now += 60_000;
    expect(open(address)).toBe("forbidden");
  });

  it.each(["..%2frealm.jsonl", "../realm-keys.json", "img_1.svg", ""])(
    "never lead out of the folder: %j",
    (name) => {
      expect(library.open(name, new URLSearchParams())).toBe("missing");
    },
  );
});
