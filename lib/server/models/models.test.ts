import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";
import type { RealmModel } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { credentials } from "@/lib/server/db/schema/credentials";
import { models } from "@/lib/server/db/schema/models";
import { scriptedRealm } from "@/lib/server/jobs/testing/scripted-realm";
import { openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { plantCredential } from "@/lib/server/vault/testing/plant-credential";
import { changeModel, deleteModel } from "./change";
import type { ModelContext } from "./context";
import { lookAtModel, lookAtModels } from "./look";
import { allModels, listModels, readModel } from "./read";
import { keepModel } from "./store/keep";

const owner = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const other = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const model = (modelId: string, more: Partial<RealmModel> = {}): RealmModel => ({
  modelId,
  name: `Model ${modelId}`,
  description: "",
  status: "active",
  baseModel: "realm-base-v2.1",
  createdAt: "2026-01-02T03:04:05.000Z",
  lastTrainedAt: null,
  tags: [],
  ...more,
});

let studio: TestStudio;
/** What stands at REALM, or why it does not say. */
let atRealm: RealmModel[] | CodedError;
let lists: number;
/** Ids that a list leaves out though the models are there. */
let skipped: string[];

const there = (): RealmModel[] => {
  if (atRealm instanceof CodedError) throw atRealm;
  return atRealm;
};

beforeAll(async () => {
  const realm = scriptedRealm({
    listModels: ({ limit = 20, offset = 0 }) =>
      Promise.resolve().then(() => {
        lists += 1;
        const listed = there().filter(({ modelId }) => !skipped.includes(modelId));
        const page = listed.slice(offset, offset + limit);
        return { models: page, total: listed.length, limit, offset };
      }),
    getModel: (modelId) =>
      Promise.resolve().then(() => {
        const found = there().find((one) => one.modelId === modelId);
        if (found) return found;
        throw new CodedError("MODEL_NOT_FOUND", "no such model");
      }),
  });
  studio = await openTestStudio((wallet) => (wallet === owner ? realm : null));
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  atRealm = [];
  skipped = [];
  lists = 0;
});

const list = (query = {}) => listModels(studio.context, owner, { limit: 100, ...query });
const names = (models: readonly ModelView[]) => models.map(({ modelId }) => modelId);
const STALE = 15_000;

describe("the list of a creator's models", () => {
  it("shows all that REALM has, however many pages that is, newest first", async () => {
    // However slow the machine is, the list stays fresh.
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    atRealm = Array.from({ length: 230 }, (_, at) =>
      model(`mod_${at}`, { createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString() }),
    );
    const first = await list();
    expect(lists).toBe(3);
    const second = await list({ cursor: first.next });
    const third = await list({ cursor: second.next });
    expect(third.next).toBeNull();
    const shown = [...first.models, ...second.models, ...third.models];
    expect(names(shown)).toEqual(atRealm.map(({ modelId }) => modelId).toReversed());
    expect(await allModels(studio.context, owner, "active")).toEqual(
      shown.filter(({ status }) => status === "active"),
    );
    expect(lists).toBe(3);
  });

  it("is read from REALM once for many who ask, and again when it is no longer fresh", async () => {
    atRealm = [model("mod_1")];
    await Promise.all([list(), list(), list()]);
    await list();
    expect(lists).toBe(1);
    studio.pass(STALE);
    atRealm = [model("mod_1", { name: "Renamed" })];
    expect((await list()).models).toMatchObject([{ name: "Renamed" }]);
    expect(lists).toBe(2);
  });

  it("goes on showing what is known, and since when, while REALM does not answer", async () => {
    atRealm = [model("mod_1")];
    const { syncedAt } = await list();
    studio.pass(STALE);
    atRealm = new CodedError("REALM_UNAVAILABLE", "no answer");
    expect(await list()).toMatchObject({
      models: [{ modelId: "mod_1" }],
      syncedAt,
      trouble: "REALM_UNAVAILABLE",
    });
  });

  it("says why there is nothing to show where nothing was ever read", async () => {
    atRealm = new CodedError("REALM_UNAVAILABLE", "no answer");
    expect(await codeOf(list())).toBe("REALM_UNAVAILABLE");
    expect(await codeOf(listModels(studio.context, other, { limit: 20 }))).toBe(
      "CREDENTIAL_REQUIRED",
    );
  });

  it("leaves out what REALM has no more, not what its list skipped, and shows it should it return", async () => {
    atRealm = [model("mod_1"), model("mod_2"), model("mod_3")];
    await list();
    atRealm = [model("mod_2"), model("mod_3")];
    skipped = ["mod_3"];
    studio.pass(STALE);
    expect(names((await list()).models).toSorted()).toEqual(["mod_2", "mod_3"]);
    atRealm = [model("mod_1"), model("mod_2"), model("mod_3")];
    studio.pass(STALE);
    expect((await list()).models).toHaveLength(3);
  });

  it("makes what strangers may have written safe to show, and filters by status", async () => {
    atRealm = [
      model("mod_1", { name: "Neon\u202E Muse", tags: ["a\u0000b"] }),
      model("mod_2", { status: "training" }),
    ];
    const { models } = await list({ status: "active" });
    expect(models).toMatchObject([{ name: "Neon[U+202E] Muse", tags: ["a[U+0000]b"] }]);
  });

  it("is one's own: somebody else's model is not found by its id", async () => {
    atRealm = [model("mod_1")];
    const [mine] = (await list()).models;
    const id = mine?.id ?? "";
    expect((await readModel(studio.context, owner, id)).modelId).toBe("mod_1");
    expect(await codeOf(readModel(studio.context, other, id))).toBe("MODEL_NOT_FOUND");
  });
});

describe("a look at one model", () => {
  const status = async () => (await list()).models[0]?.status;

  it("shows what REALM says now, forwards only, and that it is gone", async () => {
    atRealm = [model("mod_1", { status: "training" })];
    await list();
    atRealm = [model("mod_1", { status: "training_queued" })];
    await lookAtModel(studio.context, owner, "mod_1");
    expect(await status()).toBe("training");
    atRealm = [model("mod_1", { status: "active", lastTrainedAt: "2026-03-01T00:00:00Z" })];
    expect(await lookAtModels(studio.context, "mod_1")).toBe(1);
    expect(await status()).toBe("active");
    atRealm = [];
    expect(await lookAtModel(studio.context, owner, "mod_1")).toBeNull();
    expect((await list()).models).toEqual([]);
    expect(await lookAtModels(studio.context, "mod_9")).toBe(0);
  });

  it("that was asked earlier and answered later changes nothing", async () => {
    const early = { at: studio.context.now(), credentialId: null };
    studio.pass(1_000);
    atRealm = [model("mod_1", { status: "active" })];
    await list();
    const late = model("mod_1", { status: "training", name: "Old name" });
    await keepModel(studio.context, owner, late, early);
    expect((await list()).models).toMatchObject([{ status: "active", name: "Model mod_1" }]);
  });

  it("that shows another model is refused", async () => {
    const context = studio.withRealm({ getModel: () => Promise.resolve(model("mod_2")) });
    expect(await codeOf(lookAtModel(context, owner, "mod_1"))).toBe("REALM_ANSWER");
  });
});

describe("a model of the account its owner had before", () => {
  const FIRST = "3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90";
  const SECOND = "9c1d4f5b-6a1f-4f0e-8c1d-2b7c9d1e0a44";

  /** What calls are made with from now on. */
  const inForce = (id: string) => ({ ...studio.context, credentialOf: () => Promise.resolve(id) });
  const change = async (from: string, to: string) => {
    const { database } = studio.context;
    const stand = (id: string, state: "active" | "retiring") =>
      database.update(credentials).set({ state }).where(eq(credentials.id, id));
    await stand(from, "retiring");
    await stand(to, "active");
  };
  const listed = async (context: ModelContext) =>
    names((await listModels(context, owner, { limit: 100 })).models);
  const goneAt = async () =>
    (await studio.context.database.select().from(models)).map((row) => row.goneAt);

  beforeEach(async () => {
    const { database } = studio.context;
    await database.delete(credentials);
    await plantCredential(database, { id: FIRST, owner, account: "usr_1", state: "active" });
    await plantCredential(database, { id: SECOND, owner, account: "usr_2", state: "retiring" });
    atRealm = [model("mod_1")];
    await listed(inForce(FIRST));
    await change(FIRST, SECOND);
    atRealm = [];
    studio.pass(STALE);
  });

  it("is not shown and not taken for gone, and stands there as it was once that is back", async () => {
    const looks = vi.spyOn(studio.context, "realmOf");
    expect(await listed(inForce(SECOND))).toEqual([]);
    // REALM is not asked for what it can't know.
    expect(looks).toHaveBeenCalledOnce();
    looks.mockRestore();
    expect(await lookAtModel(inForce(SECOND), owner, "mod_1")).toBeNull();
    expect(await goneAt()).toEqual([null]);
    await change(SECOND, FIRST);
    expect(await listed(inForce(FIRST))).toEqual(["mod_1"]);
    studio.pass(STALE);
    expect(await listed(inForce(FIRST))).toEqual([]);
    expect(await goneAt()).toEqual([expect.any(Date)]);
  });

  it("is not taken for gone by an answer that came while the account changed", async () => {
    let asks = 0;
    const changing = {
      ...studio.context,
      credentialOf: () => Promise.resolve((asks += 1) === 1 ? SECOND : FIRST),
    };
    await change(SECOND, FIRST);
    expect(await lookAtModel(changing, owner, "mod_1")).toBeNull();
    expect(await goneAt()).toEqual([null]);
  });

  it("is not deleted, nor changed into one that is gone, with the other account's key", async () => {
    const [row] = await studio.context.database.select().from(models);
    const missing = () => Promise.reject(new CodedError("MODEL_NOT_FOUND", "no such model"));
    const context = {
      ...studio.withRealm({ deleteModel: missing, changeModel: missing }),
      credentialOf: () => Promise.resolve(SECOND),
    };
    const id = row?.id ?? "";
    expect(await codeOf(deleteModel(context, owner, id, "Model mod_1"))).toBe("MODEL_NOT_FOUND");
    const renaming = changeModel(context, owner, id, { name: "Dusk" });
    expect(await codeOf(renaming)).toBe("MODEL_NOT_FOUND");
    expect(await goneAt()).toEqual([null]);
  });
});
