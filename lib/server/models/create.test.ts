import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { CreateModel } from "@/lib/core/model";
import { address } from "@/lib/core/solana";
import { modelCreations } from "@/lib/server/db/schema/models";
import { scriptedRealm } from "@/lib/server/jobs/testing/scripted-realm";
import { openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { RealmClient } from "@/lib/server/realm";
import { createModel } from "./create";
import { readModel } from "./read";

const owner = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const other = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const HOUR = 3_600_000;

let studio: TestStudio;
const made = vi.fn<RealmClient["createModel"]>();
const realm = scriptedRealm({ createModel: made });

/** REALM with its documented idempotency: a key it knows gets the answer it got before. */
const answers = () => {
  const known = new Map<string, string>();
  return (wanted: Parameters<typeof made>[0], key: string) => {
    const modelId = known.get(key) ?? `mod_${known.size + 1}`;
    known.set(key, modelId);
    const { name, description, tags } = wanted;
    const status = "pending_training" as const;
    const createdAt = "2026-01-02T03:04:05.000Z";
    return Promise.resolve({ modelId, name, description, tags, status, createdAt });
  };
};

beforeAll(async () => {
  studio = await openTestStudio((wallet) => (wallet === owner ? realm : null));
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  made.mockReset().mockImplementation(answers());
});

const wanted = (more: Partial<CreateModel> = {}): CreateModel => ({
  key: crypto.randomUUID(),
  name: "Dawn",
  description: "Early light",
  baseModel: "realm-base-v2.1",
  tags: ["light"],
  ...more,
});
const create = (more: Partial<CreateModel> = {}) =>
  createModel(studio.context, owner, wanted(more));
const rows = () => studio.context.database.select().from(modelCreations);
const failing = (code: "REALM_UNAVAILABLE" | "REALM_REFUSED" | "REALM_CREDENTIAL") =>
  Promise.reject(new CodedError(code, "scripted"));

describe("making a model", () => {
  it("stands in its owner's studio as it was asked for, base model too, before any list is read", async () => {
    const model = await create();
    expect(model).toMatchObject({
      modelId: "mod_1",
      name: "Dawn",
      baseModel: "realm-base-v2.1",
      status: "pending_training",
      tags: ["light"],
    });
    expect(await readModel(studio.context, owner, model.id)).toEqual(model);
  });

  it("is written down before REALM is asked, and its id is the key there", async () => {
    made.mockImplementation(async (words, key) => {
      expect(await rows()).toMatchObject([{ id: key, modelId: null, wanted: words }]);
      return answers()(words, key);
    });
    await create();
    expect(made).toHaveBeenCalledTimes(1);
  });

  it("with one key, however often and at the same moment, makes one", async () => {
    const key = crypto.randomUUID();
    const models = await Promise.all(Array.from({ length: 5 }, () => create({ key })));
    models.push(await create({ key }));
    expect(new Set(models.map(({ id }) => id)).size).toBe(1);
    expect(made).toHaveBeenCalledTimes(1);
  });

  it("whose answer was lost is found by the same key, not made twice", async () => {
    const key = crypto.randomUUID();
    const atRealm = answers();
    made.mockImplementationOnce(async (words, realmKey) => {
      await atRealm(words, realmKey);
      return failing("REALM_UNAVAILABLE");
    });
    made.mockImplementation(atRealm);
    expect(await codeOf(create({ key }))).toBe("REALM_UNAVAILABLE");
    expect((await create({ key })).modelId).toBe("mod_1");
    expect(new Set(made.mock.calls.map(([, realmKey]) => realmKey)).size).toBe(1);
  });

  it("asks REALM under a key that was used before as one whose first call may be in flight", async () => {
    const key = crypto.randomUUID();
    made.mockImplementationOnce(() => failing("REALM_UNAVAILABLE"));
    await codeOf(create({ key }));
    await create({ key });
    expect(made.mock.calls.map(([, , use]) => use)).toEqual(["first", "again"]);
  });

  it("whose credential is gone before its answer was heard keeps its key at REALM", async () => {
    const key = crypto.randomUUID();
    made.mockImplementationOnce(() => failing("REALM_UNAVAILABLE"));
    await codeOf(create({ key }));
    made.mockImplementationOnce(() => Promise.reject(new CodedError("CREDENTIAL_MISSING", "none")));
    await codeOf(create({ key }));
    expect(await rows()).toHaveLength(1);
  });

  it("with a key that began other words, or that REALM may have forgotten, is refused", async () => {
    const key = crypto.randomUUID();
    made.mockImplementation(() => failing("REALM_UNAVAILABLE"));
    await codeOf(create({ key }));
    expect(await codeOf(create({ key, name: "Dusk" }))).toBe("MODEL_KEY");
    studio.pass(23 * HOUR + 1_000);
    expect(await codeOf(create({ key }))).toBe("MODEL_KEY");
    expect(made).toHaveBeenCalledTimes(1);
  });

  it("that REALM refused leaves its key free for better words", async () => {
    const key = crypto.randomUUID();
    made.mockImplementationOnce(() => failing("REALM_REFUSED"));
    expect(await codeOf(create({ key }))).toBe("REALM_REFUSED");
    expect(await rows()).toEqual([]);
    expect((await create({ key, name: "Dusk" })).name).toBe("Dusk");
  });

  it("whose words hold personal data is made only where its owner said to send it", async () => {
    const description = "Ask jane.doe@example.com";
    expect(await codeOf(create({ description }))).toBe("PERSONAL_DATA");
    expect(made).not.toHaveBeenCalled();
    expect((await create({ description, personalData: "send" })).description).toBe(description);
    expect(made.mock.calls[0]?.[0]).not.toHaveProperty("personalData");
  });

  it("without a credential, or with one that REALM takes no more, says so to its owner", async () => {
    expect(await codeOf(createModel(studio.context, other, wanted()))).toBe("CREDENTIAL_REQUIRED");
    expect(await rows()).toEqual([]);
    made.mockImplementationOnce(() => failing("REALM_CREDENTIAL"));
    expect(await codeOf(create())).toBe("CREDENTIAL_REFUSED");
  });
});
