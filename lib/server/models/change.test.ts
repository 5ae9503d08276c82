import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";
import type { RealmModel } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { scriptedRealm } from "@/lib/server/jobs/testing/scripted-realm";
import { openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { RealmClient } from "@/lib/server/realm";
import { changeModel, deleteModel } from "./change";
import { listModels, readFreshModel, readModel } from "./read";
import { keepModel } from "./store/keep";

const owner = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const other = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const told: RealmModel = {
  modelId: "mod_1",
  name: "Dawn",
  description: "",
  status: "active",
  baseModel: "realm-base-v2.1",
  createdAt: "2026-01-02T03:04:05.000Z",
  lastTrainedAt: null,
  tags: [],
};

let studio: TestStudio;
let model: ModelView;
let connected: boolean;
const change = vi.fn<RealmClient["changeModel"]>();
const remove = vi.fn<RealmClient["deleteModel"]>();
const list = vi.fn<RealmClient["listModels"]>();
const realm = scriptedRealm({ changeModel: change, deleteModel: remove, listModels: list });

beforeAll(async () => {
  studio = await openTestStudio((wallet) => (wallet === owner && connected ? realm : null));
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  connected = true;
  change.mockReset().mockImplementation((_, patch) => {
    const { name = told.name, description = told.description, tags = told.tags } = patch;
    return Promise.resolve({ ...told, name, description, tags });
  });
  remove.mockReset().mockResolvedValue(undefined);
  list.mockReset().mockResolvedValue({ models: [told], total: 1, limit: 100, offset: 0 });
  const { id } = await keepModel(studio.context, owner, told, asked());
  model = await readModel(studio.context, owner, id);
});

const asked = () => ({ at: studio.context.now(), credentialId: null });
const failing = (code: ErrorCode) => Promise.reject(new CodedError(code, "scripted"));
const read = () => readModel(studio.context, owner, model.id);
const edit = (wallet = owner) => changeModel(studio.context, wallet, model.id, { name: "Dusk" });
const drop = (typed = "Dawn", wallet = owner) =>
  deleteModel(studio.context, wallet, model.id, typed);

describe("changing a model", () => {
  it("shows the new words at once, and they stay though an older list arrives", async () => {
    const before = asked();
    studio.pass(1_000);
    expect((await edit()).name).toBe("Dusk");
    await keepModel(studio.context, owner, told, before);
    expect((await read()).name).toBe("Dusk");
  });

  it("stays though a list that was asked for while it was under way shows it as it was", async () => {
    change.mockImplementationOnce(async () => {
      studio.pass(1_000);
      await keepModel(studio.context, owner, told, asked());
      studio.pass(1_000);
      return { ...told, name: "Dusk" };
    });
    await edit();
    expect((await read()).name).toBe("Dusk");
  });

  it("that REALM could not be asked for changes nothing", async () => {
    change.mockImplementation(() => failing("REALM_UNAVAILABLE"));
    expect(await codeOf(edit())).toBe("REALM_UNAVAILABLE");
    expect((await read()).name).toBe("Dawn");
  });

  it("that REALM answers with another model changes nothing", async () => {
    change.mockResolvedValue({ ...told, modelId: "mod_2", name: "Dusk" });
    expect(await codeOf(edit())).toBe("REALM_ANSWER");
    expect((await read()).name).toBe("Dawn");
  });

  it("that REALM has no more finds it gone", async () => {
    change.mockImplementation(() => failing("MODEL_NOT_FOUND"));
    expect(await codeOf(edit())).toBe("MODEL_NOT_FOUND");
    expect(await codeOf(read())).toBe("MODEL_NOT_FOUND");
  });

  it("to words that hold personal data is made only where its owner said to send them", async () => {
    const words = { tags: ["call +44 20 7946 0958"] };
    const to = (more: { personalData?: "send" }) =>
      changeModel(studio.context, owner, model.id, { ...words, ...more });
    expect(await codeOf(to({}))).toBe("PERSONAL_DATA");
    expect(change).not.toHaveBeenCalled();
    expect((await to({ personalData: "send" })).tags).toEqual(words.tags);
    expect(change.mock.calls).toEqual([["mod_1", words]]);
  });

  it("is for its owner: to anybody else it is not there, and REALM is not asked", async () => {
    expect(await codeOf(edit(other))).toBe("MODEL_NOT_FOUND");
    expect(change).not.toHaveBeenCalled();
  });
});

describe("deleting a model", () => {
  it("takes it out of the studio, and a second try has the same answer", async () => {
    await drop();
    expect(await codeOf(read())).toBe("MODEL_NOT_FOUND");
    await drop();
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it("counts as done where REALM has it no more", async () => {
    remove.mockImplementation(() => failing("MODEL_NOT_FOUND"));
    await drop();
    expect(await codeOf(read())).toBe("MODEL_NOT_FOUND");
  });

  it("asks for its name, exactly", async () => {
    expect(await codeOf(drop("dawn"))).toBe("MODEL_NAME");
    expect(remove).not.toHaveBeenCalled();
    expect((await read()).name).toBe("Dawn");
  });

  it("is not done where REALM does not do it, or does not answer", async () => {
    for (const code of ["MODEL_LISTED", "MODEL_IN_TRAINING", "REALM_UNAVAILABLE"] as const) {
      remove.mockImplementation(() => failing(code));
      expect(await codeOf(drop())).toBe(code);
      expect((await read()).name).toBe("Dawn");
    }
  });

  it("is for its owner: to anybody else it is not there, gone or not", async () => {
    expect(await codeOf(drop("Dawn", other))).toBe("MODEL_NOT_FOUND");
    await drop();
    expect(await codeOf(drop("Dawn", other))).toBe("MODEL_NOT_FOUND");
  });
});

describe("a model's page", () => {
  const fresh = () => readFreshModel(studio.context, owner, model.id);

  it("shows what REALM says now", async () => {
    studio.pass(60_000);
    list.mockResolvedValue({
      models: [{ ...told, name: "Dusk" }],
      total: 1,
      limit: 100,
      offset: 0,
    });
    expect(await fresh()).toMatchObject({ model: { name: "Dusk" }, trouble: null });
  });

  it("goes on showing what is known while REALM does not answer, since when, and why", async () => {
    const knownAt = studio.context.now();
    studio.pass(60_000);
    list.mockImplementation(() => failing("REALM_UNAVAILABLE"));
    const { asOf, ...rest } = await fresh();
    expect(rest).toMatchObject({ model: { name: "Dawn" }, trouble: "REALM_UNAVAILABLE" });
    expect(asOf.getTime()).toBeLessThanOrEqual(knownAt.getTime());
  });

  it("says that the key is the owner's to mend, and asks for one where there is none", async () => {
    studio.pass(60_000);
    await fresh();
    studio.pass(60_000);
    list.mockImplementation(() => failing("REALM_CREDENTIAL"));
    expect(await fresh()).toMatchObject({ trouble: "CREDENTIAL_REFUSED" });
    connected = false;
    expect(await codeOf(fresh())).toBe("CREDENTIAL_REQUIRED");
    expect(await codeOf(listModels(studio.context, owner, { limit: 20 }))).toBe(
      "CREDENTIAL_REQUIRED",
    );
  });
});
