import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MOST_KEPT, MOST_PICTURE_BYTES } from "@/lib/core/files";
import { files } from "@/lib/server/db/schema/files";
import { answerWithFile } from "./answer";
import { listBlobs, requireDisk } from "./blobs";
import { keepCopy } from "./copy";
import { receiveFile } from "./receive";
import { knownFiles, readFile } from "./stored";
import * as hostile from "./testing/hostile";
import { inPieces, openTestFiles, readWhole } from "./testing/open-files";

let store: Awaited<ReturnType<typeof openTestFiles>>;

beforeAll(async () => {
  store = await openTestFiles();
});
afterAll(() => store.close());
beforeEach(() => store.clear());

const send = (bytes: Uint8Array, owner = "owner") =>
  receiveFile(store.context, owner, inPieces(bytes));
const keptBytes = async (id: string) =>
  readWhole((await readFile(store.context, "owner", id)).open());
const namesOnDisk = async () => (await listBlobs(store.context.folder)).map(({ name }) => name);

describe("a file that is sent", () => {
  it("is kept with its type and size by content, and found again by its bytes", async () => {
    const bytes = await hostile.png(120, 70);
    const file = await send(bytes);
    expect(file).toMatchObject({ type: "image/png", width: 120, height: 70 });
    expect((await keptBytes(file.id)).length).toBe(file.bytes);
    expect(await knownFiles(store.context, "owner", [file.sha256])).toEqual([file]);
    expect(await knownFiles(store.context, "stranger", [file.sha256])).toEqual([]);
  });

  it("is the same file when its owner sends the same bytes again, also at the same time", async () => {
    const bytes = await hostile.jpeg();
    const sent = await Promise.all([send(bytes), send(bytes), send(bytes)]);
    const again = await send(bytes);
    expect(new Set([...sent, again].map(({ id }) => id)).size).toBe(1);
    expect(new Set(await namesOnDisk()).size).toBe(1);
    expect((await send(bytes, "stranger")).id).not.toBe(again.id);
  });

  it("stands upright and has nothing left of where, when and by whom it was taken", async () => {
    const bytes = await hostile.jpegWithPlace();
    expect(bytes.includes("SecretMaker") && bytes.includes("SecretNote")).toBe(true);
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const file = await send(bytes);
    const kept = await keptBytes(file.id);
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(kept.includes("Secret")).toBe(false);
    expect([file.width, file.height]).toEqual([80, 96]);
  });

  it("is a picture and nothing else beside, whatever was hidden behind it", async () => {
    const bytes = await hostile.jpegAndZip();
    expect(bytes.includes(hostile.HIDDEN)).toBe(true);
    const { id } = await send(bytes);
    expect((await keptBytes(id)).includes(hostile.HIDDEN)).toBe(false);
  });

  it("has a small picture beside it", async () => {
    const { id } = await send(await hostile.jpeg(900, 600));
    const { openThumbnail } = await readFile(store.context, "owner", id);
    const { format, width, height } = await sharp(
      openThumbnail ? await readWhole(openThumbnail()) : undefined,
    ).metadata();
    expect({ format, width, height }).toEqual({ format: "webp", width: 320, height: 213 });
  });
});

describe("an answer with a file", () => {
  it("holds nothing open while nobody reads it, nor after its reader has left", async () => {
    const { id } = await send(await hostile.jpeg(900, 600));
    const file = await readFile(store.context, "owner", id);
    const openFiles = async () => (await readdir("/proc/self/fd")).length;
    const before = await openFiles();
    const request = new Request("http://127.0.0.1/api/files/1");
    const answers = Array.from({ length: 30 }, () => answerWithFile(request, file));
    for (const { body } of answers.slice(0, 10)) await body?.cancel();
    for (const { body } of answers.slice(10, 15)) {
      const reader = body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    await expect.poll(openFiles).toBeLessThan(before + 5);
  });
});

describe("a film", () => {
  it.each(["isom", "qt  "] as const)("of brand %j loses what tells of places", async (brand) => {
    const bytes = hostile.filmWithPlace({ brand });
    expect(bytes.includes("Secret")).toBe(true);
    const file = await send(bytes);
    const type = brand === "isom" ? "video/mp4" : "video/quicktime";
    expect(file).toMatchObject({ type, width: 320, height: 240, bytes: bytes.length });
    const kept = await keptBytes(file.id);
    for (const gone of ["Secret", hostile.HIDDEN, "location", "\u005e\u00c0\u0001\u0023"])
      expect(kept.includes(Buffer.from(gone, "latin1"))).toBe(false);
    for (const stays of ["the pictures' table", "the sound's table", "and the sound", "the end"])
      expect(kept.indexOf(stays)).toBe(bytes.indexOf(stays));
  });

  it.each(["alike", "plain", "compact"] as const)(
    "loses where the camera was from its data too, its samples listed %s",
    async (places) => {
      const bytes = hostile.filmWithPlace({ places });
      const kept = await keptBytes((await send(bytes)).id);
      expect(kept.includes("SecretSpot")).toBe(false);
      expect(kept.includes("the pictures\0\0\0\0\0\0\0\0\0\0and the sound\0")).toBe(true);
    },
  );

  it("in fragments that carry another track is refused: its samples cannot be told apart", async () => {
    await expect(send(hostile.filmInFragments())).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
  });

  it("without pictures, cut off or too large is refused", async () => {
    const whole = hostile.filmWithPlace();
    await expect(send(whole.subarray(0, whole.length - 9))).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
    await expect(send(whole.subarray(0, 24))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
    await expect(send(hostile.filmWithPlace({ width: 9000 }))).rejects.toMatchObject({
      code: "FILE_DIMENSIONS",
    });
  });
});

describe("what is refused", () => {
  const tooLarge = (): Promise<Buffer> =>
    hostile.jpeg().then((bytes) => Buffer.concat([bytes, Buffer.alloc(MOST_PICTURE_BYTES)]));
  const cutOff = (): Promise<Buffer> =>
    hostile.jpeg(600, 600).then((bytes) => bytes.subarray(0, bytes.length / 2));
  it.each([
    ["nothing at all", () => Buffer.alloc(0), "FILE_EMPTY"],
    ["a program called .jpg", hostile.program, "FILE_TYPE"],
    ["a picture and an archive at once", hostile.gifAndZip, "FILE_TYPE"],
    [
      "a picture that would be 400 megapixels",
      () => hostile.pngBomb(20_000, 20_000),
      "FILE_DIMENSIONS",
    ],
    [
      "one that is within a side's bounds and over the whole's",
      () => hostile.pngBomb(8_000, 8_000),
      "FILE_DIMENSIONS",
    ],
    [
      "one in passes that would lie in memory whole",
      () => hostile.pngBomb(5_000, 5_000, 1),
      "FILE_DIMENSIONS",
    ],
    ["one that is too small", () => hostile.png(63, 200), "FILE_DIMENSIONS"],
    ["one that is too long", () => hostile.png(64, 8_193), "FILE_DIMENSIONS"],
    ["one that is cut off", cutOff, "FILE_UNREADABLE"],
    ["one of too many bytes", tooLarge, "FILE_TOO_LARGE"],
  ] as const)("%s, by its own code, and nothing of it stays", async (_, make, code) => {
    await expect(send(await make())).rejects.toMatchObject({ code });
    expect(await namesOnDisk()).toEqual([]);
    expect(await store.context.database.select().from(files)).toEqual([]);
  });

  it("a film of more boxes than any has, before the server has read them all", async () => {
    const film = hostile.filmOfHeads(20, 1_500);
    await expect(send(film)).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: "too many boxes",
    });
    expect(await namesOnDisk()).toEqual([]);
  });

  it("anything while the disk is nearly full", async () => {
    await expect(requireDisk(store.context.folder, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
    });
    await expect(requireDisk(store.context.folder, 0)).resolves.toBeUndefined();
  });

  it("a copy for which room has gone meanwhile, and its bytes are not left lying about", async () => {
    await send(await hostile.jpeg());
    await store.context.database.update(files).set({ kind: "result", bytes: MOST_KEPT.bytes });
    const before = await namesOnDisk();
    const copy = keepCopy(store.context, "owner", inPieces(await hostile.png()));
    await expect(copy).rejects.toMatchObject({ code: "FILES_FULL" });
    expect(await namesOnDisk()).toEqual(before);
  });

  it("more than a wallet may keep, before anything is read, and of others nothing changes", async () => {
    const file = await send(await hostile.jpeg());
    await store.context.database.update(files).set({ bytes: MOST_KEPT.bytes });
    await expect(send(await hostile.png())).rejects.toMatchObject({ code: "FILES_FULL" });
    expect((await send(await hostile.png(), "stranger")).id).not.toBe(file.id);
  });
});
