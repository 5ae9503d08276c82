import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { requestSignature } from "@/lib/core/realm";
import { openStore } from "../state/store";
import { planOf } from "../user/plans";
import { callRealm, type TestAnswer, type TestCall } from "../test-support";
import { Faults } from "./faults";
import type { Route } from "./route";
import { createApiServer } from "./serve";

export const credential = {
  apiKey: "key of a test",
  apiSecret: "secret of a test",
  userId: "usr_test",
};

interface SignatureParts {
  readonly method?: string;
  readonly path?: string;
  readonly timestamp?: number;
  readonly body?: string;
  readonly secret?: string;
}

const look: Route = {
  method: "GET",
  path: "/things/:id",
  operation: "things.get",
  group: "user",
  signed: false,
  idempotency: "ignored",
  handle: ({ params }) => ({ status: 200, body: { id: params["id"] } }),
};

const fail: Route = {
  ...look,
  path: "/broken/:id",
  handle: () => Promise.reject(new Error("a bug")),
};

/** The API's outer layers around three small routes: make a thing, look at one, fail. */
export class TestApi {
  /** How often a thing was made. */
  acted = 0;
  /** Unix milliseconds, the server's clock. */
  now = Date.now();
  /** Whether the key's owner may call at all this month. */
  quotaLeft = true;
  readonly faults = new Faults();
  base = "";
  /** Ends the server. */
  close: () => Promise<void> = () => Promise.resolve();
  #gate: Promise<void> | null = null;
  /** Lets held calls go on. */
  release: () => void = () => undefined;

  /** Makes calls that make a thing wait in the middle, until `release`. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  async open(): Promise<void> {
    const make: Route = {
      ...look,
      method: "POST",
      operation: "things.make",
      group: "market-write",
      signed: true,
      idempotency: "required",
      handle: async ({ params, body }) => {
        this.acted += 1;
        await this.#gate;
        return { status: 201, body: { id: params["id"], body, acted: this.acted } };
      },
    };
    const store = openStore(mkdtempSync(join(tmpdir(), "countersign-api-")), this.now);
    store.users.put("usr_test", {
      userId: "usr_test",
      username: "test",
      email: "test@example.com",
      createdAt: new Date(this.now).toISOString(),
      solanaWalletAddress: null,
      plan: "platform",
    });
    const server = createApiServer({
      routes: [make, look, fail],
      credentials: () => [credential],
      users: store.users,
      answers: store.answers,
      faults: this.faults,
      limits: (user) => ({ ...planOf(user).limits, user: 3 }),
      clock: () => this.now,
      useQuota: () => this.quotaLeft,
      files: { has: () => false, serve: () => undefined },
      log: () => undefined,
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(server.address());
    this.base = `http://127.0.0.1:${port}/v1`;
    this.close = () =>
      new Promise((resolve) => {
        server.close(() => {
          store.close();
          resolve();
        });
        server.closeAllConnections();
      });
  }

  call(path: string, more: Omit<TestCall, "credential"> = {}): Promise<TestAnswer> {
    return callRealm(this.base, path, { credential, ...more });
  }

  /** Makes a thing, correctly signed but for what `headers` says otherwise. */
  post(headers: TestCall["headers"] = {}, body: unknown = { n: 1 }): Promise<TestAnswer> {
    return this.call("/things/a", { method: "POST", body, headers });
  }

  /** The two headers of a signed call, right for `post` but for the parts named. */
  signature(parts: SignatureParts): Readonly<Record<string, string>> {
    const timestamp = String(parts.timestamp ?? Math.floor(this.now / 1000));
    return {
      "X-Timestamp": timestamp,
      "X-Signature": requestSignature(parts.secret ?? credential.apiSecret, {
        method: parts.method ?? "POST",
        path: parts.path ?? "/v1/things/a",
        timestamp,
        body: new TextEncoder().encode(parts.body ?? JSON.stringify({ n: 1 })),
      }),
    };
  }
}

/** The code of a refusal, whose body is checked to be one. */
export const codeOf = ({ body }: TestAnswer): string =>
  z.object({ error: z.object({ code: z.string(), requestId: z.string() }) }).parse(body).error.code;
