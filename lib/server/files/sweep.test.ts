import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { files } from "@/lib/server/db/schema/files";
import { listBlobs } from "./blobs";
import { keepCopy } from "./copy";
import { receiveFile } from "./receive";
import { knownFiles, readFile, removeFile } from "./stored";
import { sweepFiles } from "./sweep";
import { jpeg, png } from "./testing/hostile";
import { inPieces, openTestFiles } from "./testing/open-files";

const DAY = 24 * 60 * 60_000;

let store: Awaited<ReturnType<typeof openTestFiles>>;

beforeAll(async () => {
  store = await openTestFiles();
});
afterAll(() => store.close());
beforeEach(() => store.clear());

const namesOnDisk = async () => [
  ...new Set((await listBlobs(store.context.folder)).map(({ name }) => name)),
];

describe("what is swept", () => {
  it("are uploads that nobody used for a week, and never what REALM made", async () => {
    const old = await receiveFile(store.context, "owner", inPieces(await jpeg()));
    const used = await receiveFile(store.context, "owner", inPieces(await png()));
    const made = await keepCopy(store.context, "owner", inPieces(await png()));
    store.pass(6 * DAY);
    await knownFiles(store.context, "owner", [used.sha256]);
    store.pass(2 * DAY);
    expect(await sweepFiles(store.context)).toBe(1);
    await expect(readFile(store.context, "owner", old.id)).rejects.toMatchObject({
      code: "FILE_NOT_FOUND",
    });
    expect((await namesOnDisk()).toSorted()).toEqual([made.id, used.id].toSorted());
  });

  it("is what a process that died left behind, once no request can be working on it", async () => {
    const file = await receiveFile(store.context, "owner", inPieces(await jpeg()));
    const { folder } = store.context;
    const orphan = join(folder, crypto.randomUUID());
    const half = join(folder, "incoming", crypto.randomUUID());
    const fresh = join(folder, "incoming", crypto.randomUUID());
    await mkdir(join(folder, "incoming"), { recursive: true });
    for (const path of [orphan, half, fresh]) await writeFile(path, "half a picture");
    const long = new Date(Date.now() - 2 * 60 * 60_000);
    for (const path of [orphan, half, join(folder, file.id)]) await utimes(path, long, long);
    const lately = new Date(Date.now() - 30 * 60_000);
    await utimes(fresh, lately, lately);
    expect(await sweepFiles(store.context)).toBe(2);
    const left = (await listBlobs(folder)).map(({ path }) => path);
    expect(left).toContain(fresh);
    expect(left).not.toContain(orphan);
    await expect(readFile(store.context, "owner", file.id)).resolves.toMatchObject(file);
  });
});

describe("a file", () => {
  it("is nobody's but its owner's to read and to remove, and goes with its row", async () => {
    const { id } = await receiveFile(store.context, "owner", inPieces(await jpeg()));
    await expect(readFile(store.context, "stranger", id)).rejects.toMatchObject({
      code: "FILE_NOT_FOUND",
    });
    await removeFile(store.context, "stranger", id);
    await expect(readFile(store.context, "owner", id)).resolves.toMatchObject({ id });
    await removeFile(store.context, "owner", id);
    await removeFile(store.context, "owner", id);
    expect(await namesOnDisk()).toEqual([]);
    expect(await store.context.database.select().from(files)).toEqual([]);
  });
});
