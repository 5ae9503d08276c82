import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAddress, type Address } from "@solana/kit";
import * as z from "zod";
import { acceptedJobSchema, jobSchema, modelSchema, type RealmJob } from "@/lib/core/realm";
import { Faults } from "../http/faults";
import { serveFiles } from "../http/files";
import { createApiServer } from "../http/serve";
import { Misdirections } from "../media/misdirections";
import { Pace } from "../pace";
import { openStore, type Store } from "../state/store";
import { openStudio, type OpenStudio } from "../studio";
import { callRealm, type TestAnswer } from "../test-support";
import { planOf } from "../user/plans";
import type { RealmEvent } from "../webhooks";

const WALLET = "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN";
const credentials = {
  creator: { apiKey: "key of a creator", apiSecret: "a secret", userId: "usr_creator" },
  stranger: { apiKey: "key of a stranger", apiSecret: "another", userId: "usr_stranger" },
};
type Who = keyof typeof credentials;

const walletAddress = (): Address => {
  if (!isAddress(WALLET)) throw new Error("the wallet is an address");
  return WALLET;
};

const seedUser = (store: Store, userId: string, now: number): void => {
  store.users.put(userId, {
    userId,
    username: userId.replace("usr_", ""),
    email: "someone@example.com",
    createdAt: new Date(now).toISOString(),
    solanaWalletAddress: userId === "usr_creator" ? walletAddress() : null,
    plan: "creator",
  });
};

/** The studio behind the API's outer layers, without a chain, on a clock that only the test moves. */
export class TestStudio {
  /** Unix milliseconds. */
  now = Date.now();
  readonly events: RealmEvent[] = [];
  readonly faults = new Faults();
  readonly misdirections = new Misdirections(() => this.base.replace("/v1", ""));
  readonly pace = new Pace();
  readonly dataDir = mkdtempSync(join(tmpdir(), "countersign-studio-"));
  base = "";
  #parts: { store: Store; studio: OpenStudio } | null = null;
  /** Ends the server without any farewell to the store, as a kill would. */
  close: () => Promise<void> = () => Promise.resolve();

  get store(): Store {
    return this.#open.store;
  }

  get studio(): OpenStudio {
    return this.#open.studio;
  }

  get #open() {
    if (!this.#parts) throw new Error("the studio is not open");
    return this.#parts;
  }

  async open(): Promise<void> {
    const store = openStore(this.dataDir, this.now);
    for (const { userId } of Object.values(credentials)) seedUser(store, userId, this.now);
    const studio = openStudio({
      store,
      dataDir: this.dataDir,
      pace: this.pace,
      origin: () => this.base.replace("/v1", ""),
      misdirections: this.misdirections,
      emit: (event) => this.events.push(event),
      clock: () => this.now,
      log: () => undefined,
    });
    this.#parts = { store, studio };
    const server = createApiServer({
      routes: studio.routes,
      credentials: () => Object.values(credentials),
      users: store.users,
      answers: store.answers,
      faults: this.faults,
      limits: (user) => planOf(user).limits,
      useQuota: () => true,
      clock: () => this.now,
      files: serveFiles({
        draw: () => null,
        open: (file, query) => studio.media.open(file, query),
        leadOf: (path) => this.misdirections.leadOf(path),
      }),
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

  /** Lets time pass, a second at a time, as the sandbox's own loop would see it. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1000;
      await this.studio.line.tick();
    }
  }

  call(path: string, method = "GET", body?: unknown, who: Who = "creator"): Promise<TestAnswer> {
    return callRealm(this.base, path, { method, body, credential: credentials[who] });
  }

  /** POSTs a form; a Uint8Array is a file, a string a field. */
  send(
    path: string,
    parts: readonly (readonly [string, string | Uint8Array])[],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of parts) {
      if (typeof value === "string") form.append(name, value);
      else form.append(name, new Blob([Buffer.from(value)]), "file.bin");
    }
    const { apiKey } = credentials.creator;
    const method = "POST";
    return fetch(`${this.base}${path}`, {
      method,
      body: form,
      headers: { "X-API-Key": apiKey, ...headers },
    });
  }

  /** The id of a fresh model that is trained already. */
  async activeModel(): Promise<string> {
    const body = { name: "Test", description: "", baseModel: "realm-base-v2.1", tags: [] };
    const { modelId } = modelSchema.parse((await this.call("/models", "POST", body)).body);
    const model = this.store.models.get(modelId);
    if (!model) throw new Error("the model was made");
    this.store.models.put(modelId, { ...model, status: "active", style: "hills" });
    return modelId;
  }

  /** A job's id, from the answer that accepted it. */
  async accepted(answer: TestAnswer | Response): Promise<string> {
    if (!(answer instanceof Response)) return acceptedJobSchema.parse(answer.body).jobId;
    return z.object({ jobId: z.string() }).parse(await answer.json()).jobId;
  }

  async job(kind: "images" | "videos", jobId: string): Promise<RealmJob> {
    return jobSchema.parse((await this.call(`/${kind}/jobs/${jobId}`)).body);
  }

  /** The bytes at a result's address, with the content type they come with. */
  async fetch(address: string): Promise<{ type: string | null; bytes: Buffer; status: number }> {
    const response = await fetch(address);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { type: response.headers.get("content-type"), bytes, status: response.status };
  }
}
