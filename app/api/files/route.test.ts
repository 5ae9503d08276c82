import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/lib/core/errors";
import { fileAnswerSchema, knownFilesAnswerSchema } from "@/lib/core/files";
import { address } from "@/lib/core/solana";
import { files } from "@/lib/server/db/schema/files";
import { filmWithPlace, jpeg, program } from "@/lib/server/files/testing/hostile";
import { openTestFiles } from "@/lib/server/files/testing/open-files";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import { DELETE, GET } from "./[id]/route";
import { GET as thumbnail } from "./[id]/thumbnail/route";
import { POST as known } from "./known/route";
import { DELETE as removeUnused, PUT } from "./route";

const APP = "https://countersign.example";
const owner = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const mocks = vi.hoisted(() => ({ database: vi.fn(), session: vi.fn(), folder: { path: "" } }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({
    appUrl: new URL("https://countersign.example"),
    trustedProxyHops: 0,
    database: { dataDir: mocks.folder.path },
  }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/identity", () => ({ currentSession: mocks.session }));

let store: Awaited<ReturnType<typeof openTestFiles>>;

beforeAll(async () => {
  store = await openTestFiles();
  mocks.database.mockResolvedValue(store.context.database);
  mocks.folder.path = `${store.context.folder}-of-routes`;
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.clear();
  globalThis.countersignLimits = undefined;
  signIn(owner);
});

const signIn = (wallet: string | null): void => {
  mocks.session.mockReset().mockResolvedValue(wallet === null ? null : { id: "s", wallet });
};
type Init = Omit<RequestInit, "headers"> & { readonly headers?: Record<string, string> };
const ask = (path: string, init: Init = {}): Request =>
  new Request(`${APP}${path}`, {
    ...init,
    headers: {
      origin: APP,
      "sec-fetch-site": "same-origin",
      [PEER_HEADER]: "192.0.2.7",
      ...init.headers,
    },
  });
const put = (bytes: Uint8Array, headers: Record<string, string> = {}) =>
  PUT(ask("/api/files", { method: "PUT", body: Uint8Array.from(bytes), headers }), {
    params: Promise.resolve({}),
  });
const at = (id: string) => ({ params: Promise.resolve({ id }) });
const codeOf = async (answer: Response) => problemSchema.parse(await answer.json()).code;

describe("the routes of files", () => {
  it("keep a file, know it again, and give it back under its own type and never as a page", async () => {
    const answer = await put(await jpeg());
    expect(answer.status).toBe(201);
    const { file } = fileAnswerSchema.parse(await answer.json());
    const body = JSON.stringify({ sha256: [file.sha256, "0".repeat(64)] });
    const headers = { "content-type": "application/json" };
    const asked = await known(ask("/api/files/known", { method: "POST", body, headers }), at(""));
    expect(knownFilesAnswerSchema.parse(await asked.json()).files).toEqual([file]);
    const whole = await GET(ask("/api/files/x"), at(file.id));
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": String(file.bytes),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
    expect((await whole.arrayBuffer()).byteLength).toBe(file.bytes);
    expect((await thumbnail(ask("/api/files/x/thumbnail"), at(file.id))).status).toBe(200);
  });

  it.each([
    ["bytes=5-9", 206, "bytes 5-9/", 5],
    ["bytes=-4", 206, null, 4],
    ["bytes=0-999999", 206, "bytes 0-", null],
    ["bytes=9-5", 200, null, null],
    ["bytes=0-1,4-5", 200, null, null],
    ["pages=1-2", 200, null, null],
  ] as const)("give the part that %s asks for", async (range, status, told, length) => {
    const bytes = filmWithPlace();
    const { file } = fileAnswerSchema.parse(await (await put(bytes)).json());
    const answer = await GET(ask("/api/files/x", { headers: { range } }), at(file.id));
    const part = Buffer.from(await answer.arrayBuffer());
    expect(answer.status).toBe(status);
    if (told !== null) expect(answer.headers.get("content-range")).toMatch(told);
    expect(part.length).toBe(length ?? file.bytes);
    expect(answer.headers.get("content-length")).toBe(String(part.length));
  });

  it("keep each wallet's files from every other, and from whoever has not signed in", async () => {
    const { file } = fileAnswerSchema.parse(await (await put(await jpeg())).json());
    signIn(stranger);
    for (const read of [GET, thumbnail]) {
      const answer = await read(ask("/api/files/x"), at(file.id));
      expect([answer.status, await codeOf(answer)]).toEqual([404, "FILE_NOT_FOUND"]);
    }
    await DELETE(ask("/api/files/x", { method: "DELETE" }), at(file.id));
    signIn(null);
    expect((await GET(ask("/api/files/x"), at(file.id))).status).toBe(401);
    expect((await put(await jpeg())).status).toBe(401);
    signIn(owner);
    expect((await GET(ask("/api/files/x"), at(file.id))).status).toBe(200);
    await DELETE(ask("/api/files/x", { method: "DELETE" }), at(file.id));
    expect((await GET(ask("/api/files/x"), at(file.id))).status).toBe(404);
  });

  it("remove of all that a wallet sent what is not in use, and tell how much that was", async () => {
    const used = fileAnswerSchema.parse(await (await put(await jpeg())).json()).file;
    const old = fileAnswerSchema.parse(await (await put(await jpeg(100))).json()).file;
    const database = store.context.database;
    await database
      .update(files)
      .set({ usedAt: new Date(0) })
      .where(eq(files.id, old.id));
    const clean = async (): Promise<unknown> => {
      const request = ask("/api/files", { method: "DELETE" });
      return (await removeUnused(request, { params: Promise.resolve({}) })).json();
    };
    signIn(stranger);
    expect(await clean()).toEqual({ removed: 0 });
    signIn(owner);
    expect(await clean()).toEqual({ removed: 1 });
    expect((await GET(ask("/api/files/x"), at(used.id))).status).toBe(200);
    expect((await GET(ask("/api/files/x"), at(old.id))).status).toBe(404);
  });

  it("refuse by code what is no file of ours, announced too large, broken off, or from elsewhere", async () => {
    const refused = await put(program());
    expect([refused.status, await codeOf(refused)]).toEqual([422, "FILE_TYPE"]);
    const large = await put(await jpeg(), { "content-length": "100000001" });
    expect([large.status, await codeOf(large)]).toEqual([413, "FILE_TOO_LARGE"]);
    expect(await codeOf(await put(await jpeg(), { origin: "https://evil.example" }))).toBe(
      "ORIGIN_MISMATCH",
    );
    const breaking = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error("reset"));
      },
    });
    const init = { method: "PUT", body: breaking, duplex: "half" } as const;
    const broken = await PUT(ask("/api/files", init), { params: Promise.resolve({}) });
    expect([broken.status, await codeOf(broken)]).toEqual([400, "FILE_BROKEN_OFF"]);
  });

  it("take so many files of one wallet at the same time, and no more", async () => {
    const hanging: (() => void)[] = [];
    const slow = () => {
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) =>
          new Promise((resolve) => {
            hanging.push(() => {
              controller.close();
              resolve();
            });
          }),
      });
      const init = { method: "PUT", body, duplex: "half" } as const;
      return PUT(ask("/api/files", init), { params: Promise.resolve({}) });
    };
    const waiting = Array.from({ length: 6 }, slow);
    await vi.waitFor(() => {
      expect(hanging).toHaveLength(6);
    }, 10_000);
    expect(await codeOf(await put(await jpeg()))).toBe("UPLOADS_BUSY");
    signIn(stranger);
    expect((await put(await jpeg())).status).toBe(201);
    for (const end of hanging) end();
    for (const answer of await Promise.all(waiting))
      expect(await codeOf(answer)).toBe("FILE_EMPTY");
    signIn(owner);
    expect((await put(await jpeg())).status).toBe(201);
  });
});
