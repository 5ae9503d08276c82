import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError, problemSchema } from "@/lib/core/errors";
import { deletedModelSchema, modelAnswerSchema } from "@/lib/core/model";
import { address } from "@/lib/core/solana";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import { scriptedRealm } from "@/lib/server/jobs/testing/scripted-realm";
import { openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import { DELETE, PATCH } from "./[id]/route";
import { POST } from "./route";

const APP = "https://countersign.example";
const creator = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const mocks = vi.hoisted(() => ({
  database: vi.fn(),
  session: vi.fn(),
  realmOf: vi.fn(),
  credential: vi.fn(),
}));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL("https://countersign.example"), trustedProxyHops: 0 }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/identity", () => ({ currentSession: mocks.session }));
vi.mock("@/lib/server/realm", async () => ({
  ...(await import("@/lib/server/realm/as-owner")),
  realmOf: mocks.realmOf,
}));
vi.mock("@/lib/server/vault", () => ({ ownerCredential: mocks.credential }));

let studio: TestStudio;
/** What REALM was asked to do, in order. */
let asked: string[];

beforeAll(async () => {
  studio = await openTestStudio(() => null);
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  globalThis.countersignLimits = undefined;
  asked = [];
  const told = { modelId: "mod_1", status: "active", createdAt: "2026-01-01T00:00:00Z" } as const;
  mocks.database.mockReset().mockResolvedValue(studio.context.database);
  mocks.credential.mockReset().mockResolvedValue({ id: "00000000-0000-4000-8000-000000000001" });
  mocks.realmOf.mockReset().mockReturnValue(
    scriptedRealm({
      createModel: ({ name, description, tags }) => {
        asked.push(`create ${name}`);
        return Promise.resolve({ ...told, name, description, tags });
      },
      changeModel: (modelId, { name = "Dawn" }) => {
        asked.push(`change ${modelId}`);
        return Promise.resolve({ ...told, name, description: "", tags: [] });
      },
      deleteModel: (modelId) => {
        asked.push(`delete ${modelId}`);
        return Promise.resolve();
      },
    }),
  );
  signIn(creator);
});

const signIn = (wallet: string | null): void => {
  mocks.session.mockReset().mockResolvedValue(wallet && { id: "s", wallet, expiresAt: new Date() });
};
const request = (method: string, path: string, body: unknown, origin = APP) =>
  new Request(`${APP}${path}`, {
    method,
    headers: { [PEER_HEADER]: "192.0.2.1", origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const words = { name: "Dawn", description: "", baseModel: "realm-base-v2.1", tags: ["light"] };
const create = (more: Record<string, unknown> = {}, origin = APP) => {
  const body = { ...words, key: crypto.randomUUID(), ...more };
  return POST(request("POST", "/api/models", body, origin), { params: Promise.resolve({}) });
};
const on = (handler: typeof PATCH, method: string, id: string, body: unknown, origin = APP) =>
  handler(request(method, `/api/models/${id}`, body, origin), { params: Promise.resolve({ id }) });
const problem = async (answer: Response) => problemSchema.parse(await answer.json());
const codeOf = async (answer: Response) => (await problem(answer)).code;

const made = async (): Promise<string> =>
  modelAnswerSchema.parse(await (await create()).json()).model.id;

describe("POST, PATCH and DELETE of models", () => {
  it("make, change and delete one at REALM, and show it as it is then", async () => {
    const id = await made();
    const changed = await on(PATCH, "PATCH", id, { name: "Dusk" });
    expect(modelAnswerSchema.parse(await changed.json()).model.name).toBe("Dusk");
    const deleted = await on(DELETE, "DELETE", id, { name: "Dusk" });
    expect(deletedModelSchema.parse(await deleted.json())).toEqual({ deleted: true });
    expect(asked).toEqual(["create Dawn", "change mod_1", "delete mod_1"]);
  });

  it("say at which field something is wrong, and ask REALM nothing then", async () => {
    const answer = await create({ name: " " });
    expect((await problem(answer)).issues).toEqual([{ path: "name", message: "Give it a name." }]);
    for (const wrong of [
      { tags: "light" },
      { baseModel: "two words" },
      { key: "1" },
      { owner: stranger },
    ])
      expect((await create(wrong)).status).toBe(400);
    const id = await made();
    for (const wrong of [{}, { name: "" }, { baseModel: "realm-base-v3" }])
      expect((await on(PATCH, "PATCH", id, wrong)).status).toBe(400);
    expect((await on(DELETE, "DELETE", id, {})).status).toBe(400);
    expect(asked).toEqual(["create Dawn"]);
  });

  it("are for the model's owner: to anybody else it is not there", async () => {
    const id = await made();
    signIn(stranger);
    const changed = await on(PATCH, "PATCH", id, { name: "Mine" });
    const deleted = await on(DELETE, "DELETE", id, { name: "Dawn" });
    expect([await codeOf(changed), await codeOf(deleted)]).toEqual([
      "MODEL_NOT_FOUND",
      "MODEL_NOT_FOUND",
    ]);
    expect((await on(DELETE, "DELETE", "1 or 1=1", { name: "Dawn" })).status).toBe(404);
    expect(asked).toEqual(["create Dawn"]);
  });

  it("are refused without a session and from another site", async () => {
    const id = await made();
    const evil = "https://evil.example";
    expect((await create({}, evil)).status).toBe(403);
    expect((await on(PATCH, "PATCH", id, { name: "Dusk" }, evil)).status).toBe(403);
    expect((await on(DELETE, "DELETE", id, { name: "Dawn" }, evil)).status).toBe(403);
    signIn(null);
    expect((await create()).status).toBe(401);
    expect((await on(PATCH, "PATCH", id, { name: "Dusk" })).status).toBe(401);
    expect((await on(DELETE, "DELETE", id, { name: "Dawn" })).status).toBe(401);
    expect(asked).toEqual(["create Dawn"]);
  });

  it("tell that no REALM account is connected", async () => {
    mocks.realmOf.mockReturnValue(
      scriptedRealm({
        createModel: () => Promise.reject(new CodedError("CREDENTIAL_MISSING", "none")),
      }),
    );
    expect(await codeOf(await create())).toBe("CREDENTIAL_REQUIRED");
  });
});
