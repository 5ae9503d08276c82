import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { StartTraining } from "@/lib/core/job";
import { address } from "@/lib/core/solana";
import { files } from "@/lib/server/db/schema/files";
import { jobs } from "@/lib/server/db/schema/jobs";
import { notifications } from "@/lib/server/db/schema/notifications";
import { keepCopy } from "@/lib/server/files/copy";
import { receiveFile } from "@/lib/server/files/receive";
import { readFile } from "@/lib/server/files/stored";
import { filmWithPlace, jpeg, png } from "@/lib/server/files/testing/hostile";
import { inPieces, readWhole } from "@/lib/server/files/testing/open-files";
import { mirroredModel } from "@/lib/server/models";
import { keepModel } from "@/lib/server/models/store/keep";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { RealmClient } from "@/lib/server/realm";
import { UpstreamFailure } from "@/lib/server/upstream";
import { listJobs } from "./read";
import { startTraining } from "./train";
import { scriptedRealm } from "./testing/scripted-realm";
import { openTestStudio, type TestStudio } from "./testing/studio";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const other = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const folder = join(tmpdir(), `countersign-training-${process.pid}`);

const trainModel = vi.fn<RealmClient["trainModel"]>();
let studio: TestStudio;
let modelId: string;

const kept = () => ({ ...studio.context, folder });
const context = () => ({
  ...studio.context,
  readFile: (owner: string, id: string) => readFile(kept(), owner, id),
});
const send = async (bytes: Uint8Array, owner: string = wallet): Promise<string> =>
  (await receiveFile(kept(), owner, inPieces(bytes))).id;
const wanted = (ids: readonly string[], more: Partial<StartTraining> = {}): StartTraining => ({
  key: crypto.randomUUID(),
  files: [...ids],
  steps: 1500,
  learningRate: 0.0001,
  ...more,
});
const train = (request: StartTraining, owner = wallet) =>
  startTraining(context(), owner, modelId, request);
const news = async () => {
  const rows = await studio.context.database.select().from(notifications);
  return rows.map(({ kind, subject, name }) => [kind, subject, name]);
};
const allJobs = () => studio.context.database.select().from(jobs);

beforeAll(async () => {
  studio = await openTestStudio(() => scriptedRealm({ trainModel }));
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await studio.clear();
  await studio.context.database.delete(files);
  const model = await keepModel(
    studio.context,
    wallet,
    {
      ...{ modelId: "mod_1", name: "Dawn", description: "", tags: [] },
      ...{ status: "pending_training", createdAt: "2026-01-01T00:00:00Z" },
    },
    { at: studio.context.now(), credentialId: null },
  );
  modelId = model.id;
  trainModel.mockReset().mockResolvedValue({
    ...{ modelId: "mod_1", status: "training_queued", trainingJobId: "train_1" },
  });
});

describe("starting a training", () => {
  it("sends the pictures in their order, whole and under no name of theirs, and follows the job", async () => {
    const bodies: string[] = [];
    trainModel.mockImplementation(async (_, images, __, progress) => {
      let out = 0;
      for (const { fileName, contentType, bytes, open } of images) {
        const { length } = await readWhole(open());
        bodies.push(`${fileName} ${contentType} ${length === bytes}`);
        out += length;
        progress?.(out);
        studio.pass(1_000);
      }
      return { modelId: "mod_1", status: "training_queued", trainingJobId: "train_1" };
    });
    const ids = [await send(await png()), await send(await jpeg()), await send(await jpeg(70, 70))];
    const { job, created, sent } = await train(wanted(ids));
    expect([created, job.state, job.realmJobId]).toEqual([true, "created", null]);
    await sent;
    expect(bodies).toEqual([
      "1.png image/png true",
      "2.jpg image/jpeg true",
      "3.jpg image/jpeg true",
    ]);
    const [name, , params] = trainModel.mock.calls[0] ?? [];
    expect([name, params]).toEqual(["mod_1", { steps: 1500, learningRate: 0.0001 }]);
    const stored = await studio.stored(job.id);
    expect(stored).toMatchObject({ state: "queued", realmJobId: "train_1", progress: 0 });
    expect(stored.parameters).toEqual({ files: ids, steps: 1500, learningRate: 0.0001 });
    expect((await mirroredModel(studio.context.database, wallet, "mod_1"))?.trainingJobId).toBe(
      job.id,
    );
  });

  it("tells how far the pictures are while they are on their way", async () => {
    let finish = (): void => undefined;
    trainModel.mockImplementation(async (_, images, __, progress) => {
      const total = images.reduce((sum, { bytes }) => sum + bytes, 0);
      progress?.(total / 2);
      await new Promise<void>((resolve) => (finish = resolve));
      throw new CodedError("REALM_REFUSED", "no");
    });
    const { job, sent } = await train(wanted([await send(await jpeg())]));
    await vi.waitFor(async () => {
      expect(await studio.stored(job.id)).toMatchObject({ state: "created", progress: 50 });
    }, 10_000);
    finish();
    await sent;
    const [view] = (await listJobs(studio.context, wallet, { limit: 20 })).jobs;
    expect(view?.note).toBe("REALM did not take this job. REALM refused this call.");
    expect(await news()).toEqual([["training-failed", job.id, "Dawn"]]);
  });

  it("with one key, however often and at once, sends the pictures once", async () => {
    const request = wanted([await send(await jpeg())]);
    const started = await Promise.all([train(request), train(request), train(request)]);
    await Promise.all(started.map(({ sent }) => sent));
    expect(new Set(started.map(({ job }) => job.id)).size).toBe(1);
    expect(trainModel).toHaveBeenCalledTimes(1);
    expect(await codeOf(train({ ...request, steps: 200 }))).toBe("JOB_KEY");
  });

  it("while the model's last one goes on is refused", async () => {
    const ids = [await send(await jpeg())];
    await (
      await train(wanted(ids))
    ).sent;
    expect(await codeOf(train(wanted(ids)))).toBe("MODEL_IN_TRAINING");
    expect(trainModel).toHaveBeenCalledTimes(1);
  });

  it("with somebody else's model or files, films or what is gone is refused before it is stored", async () => {
    const mine = await send(await jpeg());
    const film = await send(filmWithPlace());
    const theirs = await send(await jpeg(), other);
    expect(await codeOf(train(wanted([mine]), other))).toBe("MODEL_NOT_FOUND");
    expect(await codeOf(train(wanted([mine, theirs])))).toBe("FILE_NOT_FOUND");
    expect(await codeOf(train(wanted([mine, film])))).toBe("FILE_TYPE");
    await rm(join(folder, mine));
    expect(await codeOf(train(wanted([mine])))).toBe("FILE_NOT_FOUND");
    expect(await allJobs()).toEqual([]);
    expect(trainModel).not.toHaveBeenCalled();
  });

  it("whose answer is lost is not sent again, and is not said to have failed", async () => {
    trainModel.mockRejectedValue(
      new CodedError("REALM_UNAVAILABLE", "lost", {
        cause: new UpstreamFailure("connection", 1, undefined),
      }),
    );
    const { job, sent } = await train(wanted([await send(await jpeg())]));
    await sent;
    expect((await studio.stored(job.id)).state).toBe("unconfirmed");
    expect(await news()).toEqual([["job-unknown", job.id, "Dawn"]]);
  });

  it("can use a picture that REALM made", async () => {
    const result = await keepCopy(kept(), wallet, inPieces(await png()));
    const { job, sent } = await train(wanted([result.id]));
    await sent;
    expect((await studio.stored(job.id)).state).toBe("queued");
  });
});
