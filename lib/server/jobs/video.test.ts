import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import {
  faceSwapConsent,
  startFaceSwapSchema,
  type StartAnimation,
  type StartFaceSwap,
} from "@/lib/core/job";
import { address } from "@/lib/core/solana";
import { consents } from "@/lib/server/db/schema/consents";
import type { StoredFile } from "@/lib/server/files";
import { inPieces } from "@/lib/server/files/testing/open-files";
import type { RealmClient } from "@/lib/server/realm";
import { cancelJob } from "./cancel";
import { retryJob } from "./retry";
import type { StartContext } from "./start";
import { scriptedRealm } from "./testing/scripted-realm";
import { openTestStudio, type TestStudio } from "./testing/studio";
import { startAnimation, startFaceSwap } from "./video";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const kept = (type: StoredFile["type"], bytes: Uint8Array): StoredFile => ({
  id: crypto.randomUUID(),
  ...{ kind: "upload", sha256: "0".repeat(64), type, bytes: bytes.length },
  ...{ width: 64, height: 64 },
  open: () => inPieces(bytes),
  openThumbnail: null,
});

let studio: TestStudio;
let realm: Partial<RealmClient>;
let files: readonly StoredFile[];
const picture = kept("image/png", Buffer.from("a picture"));
const film = kept("video/mp4", Buffer.from("a film"));
const webp = kept("image/webp", Buffer.from("of another kind"));

const contextOf = (): StartContext => ({
  ...studio.withRealm(realm),
  heldMints: () => Promise.resolve(new Set()),
  readFile: (owner, id) => {
    const file = owner === wallet ? files.find((one) => one.id === id) : undefined;
    return file
      ? Promise.resolve(file)
      : Promise.reject(new CodedError("FILE_NOT_FOUND", "no such file"));
  },
});

beforeAll(async () => {
  studio = await openTestStudio(() => scriptedRealm());
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  realm = {};
  files = [picture, film, webp];
});

const animation = (more: Partial<StartAnimation> = {}): StartAnimation => ({
  key: crypto.randomUUID(),
  source: picture.id,
  animationType: "zoom_in",
  durationSeconds: 2,
  fps: 12,
  ...more,
});
const swap = (more: Partial<StartFaceSwap> = {}): StartFaceSwap => ({
  key: crypto.randomUUID(),
  face: picture.id,
  target: film.id,
  consent: faceSwapConsent.version,
  ...more,
});
const recorded = () => studio.context.database.select().from(consents);

describe("an animation", () => {
  it("goes to REALM with its picture and what was asked for, once for its key", async () => {
    const sent: unknown[] = [];
    realm.generateVideo = async (request, { sourceImage }) => {
      const bytes = await buffer(sourceImage.open());
      sent.push([request, sourceImage.fileName, sourceImage.contentType, bytes.toString()]);
      return { jobId: "job_v", status: "queued" };
    };
    const wanted = animation();
    const first = await startAnimation(contextOf(), wallet, wanted);
    await first.sent;
    const again = await startAnimation(contextOf(), wallet, wanted);
    expect(again).toMatchObject({ created: false, job: { id: first.job.id } });
    const request = { animationType: "zoom_in", durationSeconds: 2, fps: 12 };
    expect(sent).toEqual([[request, "source.png", "image/png", "a picture"]]);
    expect(await studio.stored(first.job.id)).toMatchObject({
      ...{ state: "queued", kind: "video-generate", realmJobId: "job_v" },
    });
  });

  it.each([
    ["a film", () => animation({ source: film.id }), "FILE_TYPE"],
    ["a kind REALM does not take", () => animation({ source: webp.id }), "FILE_TYPE"],
    ["no file of one's own", () => animation({ source: crypto.randomUUID() }), "FILE_NOT_FOUND"],
  ])("of %s is refused before anything is written down", async (_, wanted, code) => {
    const start = startAnimation(contextOf(), wallet, wanted());
    await expect(start).rejects.toMatchObject({ code });
    await expect(startAnimation(contextOf(), stranger, animation())).rejects.toMatchObject({
      code: "FILE_NOT_FOUND",
    });
  });
});

describe("a face swap", () => {
  it("is not begun without the statement, nor with another wording of it", () => {
    for (const consent of [undefined, "", true, "2020-01"])
      expect(startFaceSwapSchema.safeParse({ ...swap(), consent }).success).toBe(false);
    expect(startFaceSwapSchema.safeParse(swap()).success).toBe(true);
  });

  it("has who agreed, when and to what on record before REALM hears of it", async () => {
    realm.swapFace = async () => {
      expect(await recorded()).toHaveLength(1);
      return { jobId: "job_f", status: "queued" };
    };
    const { job, sent } = await startFaceSwap(contextOf(), wallet, swap());
    await sent;
    expect(await recorded()).toEqual([
      { jobId: job.id, wallet, version: faceSwapConsent.version, at: job.createdAt },
    ]);
    expect(await studio.stored(job.id)).toMatchObject({ state: "queued" });
  });

  it("begun again is another job with a statement of its own, and none without", async () => {
    realm.swapFace = () => Promise.reject(new CodedError("REALM_REFUSED", "no"));
    const { job, sent } = await startFaceSwap(contextOf(), wallet, swap());
    await sent;
    realm.swapFace = () => Promise.resolve({ jobId: "job_again", status: "queued" });
    const key = crypto.randomUUID();
    await expect(retryJob(contextOf(), wallet, job.id, { key })).rejects.toThrow();
    expect(await recorded()).toHaveLength(1);
    const { consent } = swap();
    const again = await retryJob(contextOf(), wallet, job.id, { key, consent });
    expect(again.job.id).not.toBe(job.id);
    expect(again.job.parameters).toEqual(job.parameters);
    expect(await recorded()).toHaveLength(2);
  });
});

describe("a job that is begun again", () => {
  it("is one's own, ended badly, and the same for the same key", async () => {
    realm.generateVideo = () => Promise.reject(new CodedError("REALM_REFUSED", "no"));
    const { job, sent } = await startAnimation(contextOf(), wallet, animation());
    const key = crypto.randomUUID();
    const retry = (id: string, of = wallet) => retryJob(contextOf(), of, id, { key });
    await sent;
    realm.generateVideo = () => Promise.resolve({ jobId: "job_2", status: "queued" });
    await expect(retry(job.id, stranger)).rejects.toMatchObject({ code: "JOB_NOT_FOUND" });
    const first = await retry(job.id);
    const second = await retry(job.id);
    expect([first.created, second.created, second.job.id]).toEqual([true, false, first.job.id]);
    await expect(retry(first.job.id)).rejects.toMatchObject({ code: "JOB_STATE" });
  });
});

describe("a job that waits here", () => {
  it("is cancelled, which breaks off what is being sent", async () => {
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let out = 0;
    realm.generateVideo = async (_, __, progress) => {
      await told;
      for (let sent = 1; sent < picture.bytes; sent += 1) {
        // Each word of how much is out is written down, which takes a moment of its own.
        studio.pass(1_000);
        progress?.(sent);
        out = sent;
        await recorded();
      }
      return { jobId: "job_v", status: "queued" };
    };
    const { job, sent } = await startAnimation(contextOf(), wallet, animation());
    expect(await cancelJob(studio.context, wallet, job.id)).toMatchObject({ state: "cancelled" });
    goOn();
    await sent;
    expect(out).toBeLessThan(picture.bytes - 1);
    expect((await cancelJob(studio.context, wallet, job.id)).state).toBe("cancelled");
  });

  it("and that REALM had taken all the same goes on", async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    realm.generateVideo = async () => {
      await answered;
      return { jobId: "job_v", status: "queued" };
    };
    const { job, sent } = await startAnimation(contextOf(), wallet, animation());
    await cancelJob(studio.context, wallet, job.id);
    answer();
    await sent;
    expect(await studio.stored(job.id)).toMatchObject({ state: "queued", realmJobId: "job_v" });
    const late = cancelJob(studio.context, wallet, job.id);
    await expect(late).rejects.toMatchObject({ code: "JOB_STATE" });
  });

  it("is nobody else's to cancel", async () => {
    realm.generateVideo = () => new Promise(() => undefined);
    const { job } = await startAnimation(contextOf(), wallet, animation());
    const theirs = cancelJob(studio.context, stranger, job.id);
    await expect(theirs).rejects.toMatchObject({ code: "JOB_NOT_FOUND" });
    expect(await studio.stored(job.id)).toMatchObject({ state: "created" });
  });
});
