import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { logger } from "@/lib/server/log";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { startSandbox, type RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import { createRealmClient, fixedAccess, type RealmClient } from "@/lib/server/realm";
import { proveCredential } from "@/lib/server/realm/verify-credential";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import type { Vault } from "@/lib/server/vault";
import { createCredentialSource } from "@/lib/server/vault/source";
import { testVault } from "@/lib/server/vault/testing/test-vault";
import { UsageCounter } from "@/lib/server/vault/usage";
import { credentialCommand, type CommandContext } from "./commands";
import { importEnvironmentCredential } from "./import-environment";
import type { CommandResult } from "./result";
import { runCredentialCommand } from "./run";

const secretSchema = z.object({ apiKey: z.string(), apiSecret: z.string() });
const CREATOR = "So11111111111111111111111111111111111111112";

let open: OpenDatabase;
let sandbox: RunningSandbox;
let upstream: Upstream;
let vault: Vault;
const usage = new UsageCounter();

const masterKey = randomBytes(32).toString("base64");
const vaultOf = ({ database }: OpenDatabase, keys: string): Vault => testVault({ database, keys });

/** An instance: its own memory of the credentials, the database and REALM shared with the others. */
const instance = (): { client: RealmClient; forget: () => void } => {
  const source = createCredentialSource({ vault, owner: "platform", now: Date.now });
  const access = {
    owner: "platform",
    current: source.current.bind(source),
    forget: source.forget.bind(source),
  };
  return { client: createRealmClient(upstream, access), forget: access.forget };
};

const contextOf = (changed: () => void): CommandContext => ({
  vault,
  verify: (secret, scopes, id) =>
    proveCredential(createRealmClient(upstream, fixedAccess(secret, id)), scopes),
  changed,
  actor: "command line",
});

const run = async (input: unknown, changed: () => void): Promise<CommandResult> => {
  await usage.flush(open.database);
  return runCredentialCommand(credentialCommand.parse(input), contextOf(changed), open.database);
};

const issueKey = async (name = "Platform"): Promise<z.output<typeof secretSchema>> =>
  secretSchema.parse(await sandbox.command("POST", "/keys", { name }));

const idOf = ({ credentials: [first] }: CommandResult): string => {
  if (first === undefined) throw new Error("no credential in the answer");
  return first.id;
};

/** A signed call that changes nothing: the right signature is told by "there is no such listing". */
const signedCall = (client: RealmClient): Promise<string> =>
  codeOf(client.cancelListing("list_that_is_nowhere"));

beforeAll(async () => {
  sandbox = await startSandbox();
  open = await openTestDatabase();
  upstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    log: () => undefined,
    used: (credentialId, operation, status) => {
      usage.add({ credentialId, operation, status, at: Date.now() });
    },
  });
  vault = vaultOf(open, masterKey);
  await importEnvironmentCredential(vault, sandbox.platform);
}, 120_000);

afterAll(async () => {
  await upstream.close();
  await open.close();
  await sandbox.close();
});

const active = async (): Promise<string> => {
  const found = (await vault.list("platform")).find(({ state }) => state === "active");
  if (!found) throw new Error("no active credential");
  return found.id;
};

describe("rotation", () => {
  it("ten times in a row during signed traffic of two instances: not one call fails", async () => {
    const first = instance();
    const second = instance();
    const traffic = { on: true, outcomes: new Map<string, number>() };
    const loop = async (client: RealmClient): Promise<void> => {
      while (traffic.on) {
        const outcome = await signedCall(client);
        traffic.outcomes.set(outcome, (traffic.outcomes.get(outcome) ?? 0) + 1);
        await sleep(20);
      }
    };
    const loops = [first, first, second, second].map(({ client }) => loop(client));
    for (let round = 0; round < 10; round += 1) {
      const before = await active();
      const { apiKey: former } = await vault.reveal(before);
      const added = {
        command: "add",
        label: `round ${round}`,
        scopes: ["browse", "market", "studio"],
      };
      const id = idOf(await run({ ...added, ...(await issueKey()) }, first.forget));
      await run({ command: "verify", id }, first.forget);
      const promoted = await run({ command: "promote", id }, first.forget);
      expect(promoted.credentials.map((one) => one.id)).toEqual([id, before]);
      await run({ command: "retire", id: before }, first.forget);
      // The second instance still remembers the former for a moment; at REALM it is over now.
      await sandbox.command("POST", "/keys/revoke", { apiKey: former });
    }
    traffic.on = false;
    await Promise.all(loops);
    expect([...traffic.outcomes.keys()]).toEqual(["LISTING_NOT_FOUND"]);
    expect(traffic.outcomes.get("LISTING_NOT_FOUND")).toBeGreaterThan(40);
    const states = (await vault.list("platform")).map(({ state }) => state);
    expect(states).toEqual([...Array.from({ length: 10 }, () => "revoked"), "active"]);
  });

  it("a compromised credential is gone at once, its verified successor serves, and its calls are told", async () => {
    const { client, forget } = instance();
    const stolen = await active();
    expect(await signedCall(client)).toBe("LISTING_NOT_FOUND");
    const added = { command: "add", label: "spare", scopes: ["browse", "market", "studio"] };
    const id = idOf(await run({ ...added, ...(await issueKey()) }, forget));
    await run({ command: "verify", id }, forget);
    const result = await run({ command: "revoke", id: stolen, reason: "in a paste" }, forget);
    expect(result.credentials.map(({ state }) => state)).toEqual(["revoked", "active"]);
    expect(result.calls?.map(({ operation }) => operation)).toContain("cancelListing");
    expect(await active()).toBe(id);
    expect(await signedCall(client)).toBe("LISTING_NOT_FOUND");
  });

  it("counts what verifying asked under the credential it verified, and goes on counting", async () => {
    const { forget } = instance();
    const added = { command: "add", label: "counted", scopes: ["market"] };
    const id = idOf(await run({ ...added, ...(await issueKey()) }, forget));
    await run({ command: "verify", id }, forget);
    const { calls } = await run({ command: "revoke", id, reason: "drill" }, forget);
    expect(calls?.map(({ operation }) => operation).sort()).toEqual([
      "cancelListing",
      "getProfile",
    ]);
  });

  it("tells every call of a revoked one, however long it served, and how many hours it leaves out", async () => {
    const { forget } = instance();
    const added = { command: "add", label: "old", scopes: ["browse"] };
    const id = idOf(await run({ ...added, ...(await issueKey()) }, forget));
    const began = Date.parse("2026-01-01T00:30:00Z");
    const hours = 501;
    for (let hour = 0; hour < hours; hour += 1)
      usage.add({
        credentialId: id,
        operation: hour === 0 ? "purchase" : "searchListings",
        status: hour % 2 === 0 ? 200 : 500,
        at: began + hour * 3_600_000,
      });
    const told = await run({ command: "revoke", id, reason: "drill" }, forget);
    expect(told.operations).toEqual([
      {
        ...{ operation: "purchase", calls: 1, errors: 0 },
        firstHour: "2026-01-01T00:00:00.000Z",
        lastAt: "2026-01-01T00:30:00.000Z",
      },
      {
        ...{ operation: "searchListings", calls: 500, errors: 250 },
        firstHour: "2026-01-01T01:00:00.000Z",
        lastAt: "2026-01-21T20:30:00.000Z",
      },
    ]);
    expect([told.calls?.length, told.hoursInAll]).toEqual([500, 501]);
  });

  it("instances that start together adopt one credential, and say nothing wrong of it", async () => {
    const lines: string[] = [];
    const heard = vi.spyOn(logger, "warn").mockImplementation((_, sentence) => {
      lines.push(sentence);
    });
    const together = await openTestDatabase();
    const empty = vaultOf(together, masterKey);
    const start = () => importEnvironmentCredential(empty, sandbox.platform);
    await Promise.all([start(), start(), start()]);
    expect((await empty.list("platform")).map(({ state }) => state)).toEqual(["active"]);
    expect(lines).toEqual([]);
    // Without the master key it was sealed with, the start has to fail, not every call after it.
    const locked = vaultOf(together, randomBytes(32).toString("base64"));
    expect(await codeOf(importEnvironmentCredential(locked, sandbox.platform))).toBe(
      "VAULT_LOCKED",
    );
    heard.mockRestore();
    await together.close();
  });

  it("verifies both halves: a wrong secret is refused although the key is right", async () => {
    const { apiKey } = await issueKey();
    const { forget } = instance();
    const add = { command: "add", label: "half", scopes: ["market"], apiKey };
    const id = idOf(await run({ ...add, apiSecret: "rs_sandbox_wrong_secret" }, forget));
    expect(await codeOf(run({ command: "verify", id }, forget))).toBe("CREDENTIAL_REFUSED");
    expect(await codeOf(run({ command: "promote", id }, forget))).toBe("CREDENTIAL_UNVERIFIED");
  });

  it("tells of a key of another REALM account when it is verified, and takes it only from who says so", async () => {
    const { forget } = instance();
    const verified = async (name: string) => {
      const key = await issueKey(name);
      const add = { command: "add", owner: CREATOR, label: name, scopes: ["market", "studio"] };
      const id = idOf(await run({ ...add, ...key }, forget));
      const { message, credentials } = await run({ command: "verify", id }, forget);
      return { id, message, account: credentials[0]?.account };
    };
    const first = await verified("Creator 1");
    expect([first.message, typeof first.account]).toEqual(["REALM takes it.", "string"]);
    await run({ command: "promote", id: first.id }, forget);
    await run({ command: "revoke", id: first.id, reason: "leaked" }, forget);
    const second = await verified("Creator 2");
    expect(second.message).toContain("of another REALM account than the last one in force");
    const promote = { command: "promote", id: second.id };
    const promoting = run(promote, forget);
    expect(await codeOf(promoting)).toBe("CREDENTIAL_OTHER_ACCOUNT");
    const refused: unknown = await promoting.catch((error: unknown) => error);
    expect(refused instanceof CodedError && refused.sentence).toContain("--other-account");
    const { message } = await run({ ...promote, otherAccount: true }, forget);
    expect(message).toBe("Active. It replaced nothing.");
  });

  it("learns the account of one in force that was never verified, such as the environment's, once it is compared", async () => {
    const fresh = await openTestDatabase();
    const adopting = vaultOf(fresh, masterKey);
    await importEnvironmentCredential(adopting, await issueKey());
    const context: CommandContext = {
      ...contextOf(() => undefined),
      vault: adopting,
      // Its rows are not where the others' use is counted.
      verify: (secret, scopes) =>
        proveCredential(createRealmClient(upstream, fixedAccess(secret)), scopes),
    };
    const command = (input: unknown) =>
      runCredentialCommand(credentialCommand.parse(input), context, fresh.database);
    const add = { command: "add", label: "other", scopes: ["browse"] };
    const id = idOf(await command({ ...add, ...(await issueKey("Creator 1")) }));
    expect((await command({ command: "verify", id })).message).toContain("another REALM account");
    expect(await codeOf(command({ command: "promote", id }))).toBe("CREDENTIAL_OTHER_ACCOUNT");
    const [adopted] = await adopting.list("platform");
    expect(adopted?.account).toEqual(expect.any(String));
    await fresh.close();
  });

  it("verifies nothing but what REALM was asked about", async () => {
    const { forget } = instance();
    const key = await issueKey();
    const add = { command: "add", label: "overtaken", scopes: ["browse"], apiKey: key.apiKey };
    const id = idOf(await run({ ...add, apiSecret: key.apiSecret }, forget));
    const verifying = runCredentialCommand(
      credentialCommand.parse({ command: "verify", id }),
      {
        ...contextOf(forget),
        // A second terminal, while REALM answers.
        verify: async (...asked) => {
          const account = await contextOf(forget).verify(...asked);
          await run({ ...add, apiSecret: "rs_sandbox_never_asked_about" }, forget);
          return account;
        },
      },
      open.database,
    );
    expect(await codeOf(verifying)).toBe("CREDENTIAL_STATE");
    expect((await vault.read(id)).verifiedAt).toBeNull();
  });

  it("leaves a platform without any credential saying so, and the environment's does not come back", async () => {
    const { client, forget } = instance();
    await run({ command: "revoke", id: await active(), reason: "drill" }, forget);
    expect(await signedCall(client)).toBe("CREDENTIAL_MISSING");
    await importEnvironmentCredential(vault, sandbox.platform);
    forget();
    expect(await signedCall(client)).toBe("CREDENTIAL_MISSING");
  });
});
