import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MOST_KEPT } from "@/lib/core/files";
import { files } from "@/lib/server/db/schema/files";
import { jobs } from "@/lib/server/db/schema/jobs";
import { listBlobs } from "./blobs";
import { keepCopy } from "./copy";
import { receiveFile } from "./receive";
import { removeUnused, requireRoom, uploadsKept } from "./room";
import { knownFiles, readFile, removeFile, useFile } from "./stored";
import { sweepFiles } from "./sweep";
import { jpeg, png } from "./testing/hostile";
import { inPieces, openTestFiles } from "./testing/open-files";

const HOUR = 60 * 60_000;
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

/** An upload of an hour and so many minutes ago, without bytes. */
const upload = (minutes: number, bytes = 1) => {
  const at = new Date(store.context.now().getTime() - HOUR - minutes * 60_000);
  return {
    ...{ id: crypto.randomUUID(), owner: "owner", sha256: crypto.randomUUID(), bytes },
    ...{ kind: "upload" as const, type: "image/png" as const, width: 64, height: 64 },
    ...{ createdAt: at, usedAt: at },
  };
};

const beginJob = (
  state: "processing" | "failed",
  parameters: Readonly<Record<string, unknown>>,
) => {
  const at = store.context.now();
  return store.context.database.insert(jobs).values({
    ...{ id: crypto.randomUUID(), wallet: "owner", key: crypto.randomUUID() },
    ...{ kind: "image-modify" as const, state, parameters, results: [] },
    ...{ dueAt: at, leaseUntil: at, createdAt: at, updatedAt: at },
  });
};

const idsLeft = async () =>
  (await store.context.database.select({ id: files.id }).from(files)).map(({ id }) => id);

describe("room for another upload", () => {
  const { files: most } = MOST_KEPT;

  it("is made of those that nobody used for an hour and no open job needs, oldest use first", async () => {
    const { context } = store;
    const [needed, older, retried, newer] = [upload(9), upload(8), upload(7), upload(6)];
    const fresh = Array.from({ length: most - 4 }, () => upload(-1));
    await context.database.insert(files).values([newer, needed, older, retried, ...fresh]);
    await beginJob("processing", { files: [needed.id] });
    await beginJob("failed", { image: retried.id });
    await mkdir(context.folder, { recursive: true });
    await writeFile(join(context.folder, older.id), "bytes");
    const kept = await receiveFile(context, "owner", inPieces(await jpeg()));
    expect(await namesOnDisk()).toEqual([kept.id]);
    const left = await idsLeft();
    expect(left).toHaveLength(most);
    expect(left).not.toContain(older.id);

    await useFile(context, "owner", retried.id).catch(() => undefined);
    expect(await uploadsKept(context, "owner")).toMatchObject({
      files: most,
      unused: { files: 1 },
    });
    expect(await removeUnused(context, "stranger")).toBe(0);
    expect(await removeUnused(context, "owner")).toBe(1);
    expect(await idsLeft()).toEqual(expect.arrayContaining([needed.id, retried.id]));
  });

  it("is not made of more than it takes, nor of anything where it is not enough", async () => {
    const { context } = store;
    const half = MOST_KEPT.bytes / 2;
    const [first, second] = [upload(2, half), upload(1, half)];
    await context.database.insert(files).values([first, second, { ...upload(-1), kind: "result" }]);
    await receiveFile(context, "owner", inPieces(await png()));
    expect(await idsLeft()).not.toContain(first.id);
    expect(await idsLeft()).toContain(second.id);
    const place = { owner: "owner", kind: "upload" as const, bytes: MOST_KEPT.bytes };
    await expect(requireRoom(context, place)).rejects.toMatchObject({ code: "FILES_FULL" });
    expect(await idsLeft()).toContain(second.id);
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
