import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { startSandbox, type RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import type { Ending } from "./operate/ending";
import { freshSecrets } from "./stack/secrets";

type Outcome = Omit<Ending, "code"> & { readonly code: number | null };

const pairSchema = z.object({ apiKey: z.string(), apiSecret: z.string() });
const resultSchema = z.object({
  message: z.string(),
  credentials: z.array(z.looseObject({ id: z.string(), state: z.string(), label: z.string() })),
  operations: z.array(z.looseObject({ operation: z.string() })).optional(),
});
const auditSchema = z.looseObject({ holds: z.boolean(), entries: z.number(), head: z.string() });

let sandbox: RunningSandbox;
let running: string;
let idle: string;
let scratch: string;
let environment: Record<string, string>;

/** Runs a command as people do, with its standard input; `folder` is its DATA_DIR. */
const command = (
  file: "keys" | "audit-verify",
  words: readonly string[],
  {
    folder = running,
    input = "",
    more = {},
  }: { folder?: string; input?: string; more?: Record<string, string> } = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", `cli/${file}.ts`, ...words],
      { env: { ...process.env, ...environment, ...more, DATABASE_URL: "", DATA_DIR: folder } },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, out, err });
    });
    child.stdin.on("error", () => undefined).end(input);
  });

/** The same but for the process, where neither standard input nor another folder plays a part. */
const keys = async (
  words: readonly string[],
  options?: { folder?: string; input?: string },
): Promise<Outcome> => {
  if (options) return command("keys", words, options);
  // Not before the environment is set, of which the log is made.
  const { endingOf } = await import("./operate/ending");
  const { keysAnswer } = await import("./operate/keys-answer");
  return endingOf(keysAnswer(words));
};

/** Done, and nothing but one JSON object on standard output. */
const done = async (work: Promise<Outcome>): Promise<z.output<typeof resultSchema>> => {
  const { code, out, err } = await work;
  expect([code, err]).toEqual([0, expect.not.stringContaining("rs_")]);
  expect(out.trim().split("\n")).toHaveLength(1);
  return resultSchema.parse(JSON.parse(out));
};

const idOf = ({ credentials: [first] }: z.output<typeof resultSchema>): string => {
  if (first === undefined) throw new Error("no credential in the answer");
  return first.id;
};

const issue = async (name = "Platform") =>
  pairSchema.parse(await sandbox.command("POST", "/keys", { name }));

beforeAll(async () => {
  [sandbox, running, idle, scratch] = await Promise.all([
    startSandbox(),
    readyFolder(),
    readyFolder(),
    mkdtemp(join(tmpdir(), "keys-")),
  ]);
  const { nextAuthSecret, vaultMasterKey } = freshSecrets();
  environment = {
    APP_ENV: "development",
    APP_URL: "http://127.0.0.1:3000",
    REALM_API_URL: sandbox.realm,
    REALM_API_KEY: sandbox.platform.apiKey,
    REALM_API_SECRET: sandbox.platform.apiSecret,
    REALM_WEBHOOK_SECRETS: "whsec_only_for_this_test",
    REALM_TREASURY_WALLETS: sandbox.treasury,
    REALM_MAX_FEE_BPS: "250",
    SOLANA_CLUSTER: "localnet",
    SOLANA_RPC_URLS: sandbox.rpc,
    NEXTAUTH_SECRET: nextAuthSecret,
    VAULT_MASTER_KEY: vaultMasterKey,
    LOG_LEVEL: "info",
  };
  // This process is the running instance: what instrumentation.ts does, but for the pages.
  for (const [name, value] of Object.entries({ ...environment, LOG_LEVEL: "error" }))
    vi.stubEnv(name, value);
  vi.stubEnv("DATA_DIR", running);
  const { credentialsDo, requireCredentials } = await import("@/lib/server/credentials");
  const { hearCommandLine } = await import("@/lib/server/local-commands");
  const { auditReport } = await import("@/lib/server/audit");
  await requireCredentials();
  await hearCommandLine({
    credentials: (input) => credentialsDo(input, "command line"),
    audit: auditReport,
  });
}, 120_000);

afterAll(async () => {
  await sandbox.close();
  for (const folder of [running, idle, scratch]) await rm(folder, { recursive: true, force: true });
});

// Each test starts several processes, which takes its time on a machine that is busy.
vi.setConfig({ testTimeout: 180_000 });

describe("npm run keys, beside a running instance", () => {
  it("rotates: add from standard input, verify, promote, retire, and lists it all", async () => {
    const { apiKey, apiSecret } = await issue();
    const words = ["add", "--label", "second", "--json"];
    const id = idOf(await done(keys(words, { input: `${apiKey}\n${apiSecret}\n` })));
    const refused = await command("keys", ["promote", id]);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect((await done(keys(["verify", id, "--json"]))).message).toBe("REALM takes it.");
    await done(keys(["promote", id, "--json"]));
    const { credentials } = await done(keys(["list", "--json"]));
    expect(credentials.map(({ state }) => state)).toEqual(["retiring", "active"]);
    await done(keys(["retire", credentials[0]?.id ?? "", "--json"]));
    const table = await command("keys", ["list"]);
    expect(table.code).toBe(0);
    expect(table.out).toMatch(/from the environment.* revoked .*\n.*second.* active /u);
    expect(table.out).not.toContain(apiKey);
  });

  it("revokes one, whose verified successor takes over, and tells the calls made with it", async () => {
    const file = join(scratch, "pair.json");
    await writeFile(file, JSON.stringify(await issue()), { mode: 0o600 });
    const added = await done(keys(["add", "--label", "third", "--from", file, "--json"]));
    const id = idOf(added);
    const owner = "So11111111111111111111111111111111111111112";
    const creators = ["add", "--owner", owner, "--label", "theirs", "--from", file, "--json"];
    // As one that its creator connects, so that either replaces the other.
    const [theirs] = (await done(keys(creators))).credentials;
    expect(theirs).toMatchObject({ owner, scopes: ["market", "studio"] });
    await done(keys(["verify", id, "--json"]));
    const { credentials } = await done(keys(["list", "--json"]));
    const stolen = credentials.find(({ state }) => state === "active")?.id ?? "";
    const words = ["revoke", stolen, "--reason", "in a paste", "--json"];
    const revoked = await done(keys(words));
    expect(revoked.credentials.map(({ state }) => state)).toEqual(["revoked", "active"]);
    expect(revoked.operations?.map(({ operation }) => operation)).toContain("getProfile");
    expect((await done(keys(["rewrap", "--json"]))).message).toMatch(/^0 /u);
  });

  it("takes the key of another REALM account only with --other-account, also after a revocation", async () => {
    const verified = async (name: string) => {
      const { apiKey, apiSecret } = await issue(name);
      const owner = "SysvarRent111111111111111111111111111111111";
      const words = ["add", "--owner", owner, "--label", name, "--json"];
      const id = idOf(await done(keys(words, { input: `${apiKey}\n${apiSecret}\n` })));
      return { id, ...(await done(keys(["verify", id, "--json"]))) };
    };
    const first = await verified("Creator 1");
    expect(first.message).toBe("REALM takes it.");
    await done(keys(["promote", first.id, "--json"]));
    await done(keys(["revoke", first.id, "--reason", "leaked", "--json"]));
    const second = await verified("Creator 2");
    expect(second.message).toContain("another REALM account than the last one in force");
    const refused = await keys(["promote", second.id]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("--other-account")]);
    const promoted = await done(keys(["promote", second.id, "--other-account", "--json"]));
    expect(promoted.message).toBe("Active. It replaced nothing.");
    expect((await keys(["list"])).out).toMatch(/ACCOUNT/u);
  });

  it("says what REALM and the vault refuse, with status 1", async () => {
    const { apiKey } = await issue();
    const words = ["add", "--label", "slip", "--scopes", "market", "--json"];
    const id = idOf(await done(keys(words, { input: `${apiKey}\nrs_sandbox_mistyped_secret\n` })));
    const outcomes = await Promise.all([
      keys(["verify", id]),
      keys(["verify", "00000000-0000-4000-8000-000000000000"]),
      keys(["verify", "no-id"]),
      keys(["add", "--label", "blank"], { input: "only one line" }),
      keys(["add", "--label", "broken"], { input: '{"apiKey":"canary' }),
      keys(["add", "--label", "a\u001b[2Jb"], { input: "long-enough-key\nlong-enough-secret" }),
      keys(["list", "--data-dir", join(scratch, "nowhere")]),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual(outcomes.map(() => 1));
    expect(outcomes.map(({ out }) => out).join("")).toBe("");
    expect(outcomes.every(({ err }) => /^[A-Z].*[.:]$/mu.test(err))).toBe(true);
    expect(outcomes.map(({ err }) => err).join("")).not.toMatch(/canary|long-enough|\bat /u);
  });

  it("takes no secret from its words, and repeats none; status 2 for words that are off", async () => {
    const off = [
      ["add", "--label", "x", "rk_live_canary", "rs_live_canary"],
      ["canary-command"],
      ["revoke", "a"],
    ];
    const outcomes = await Promise.all(off.map((words) => command("keys", words)));
    expect(outcomes.map(({ code }) => code)).toEqual(off.map(() => 2));
    expect(outcomes.map(({ out, err }) => out + err).join("")).not.toContain("canary");
    expect(outcomes[0]?.err).toContain("never taken from");
  });

  it("explains itself with --help", async () => {
    const outcomes = [await command("keys", ["--help"]), await command("audit-verify", ["--help"])];
    for (const { code, out } of outcomes)
      expect([code, out]).toEqual([0, expect.stringContaining("Exit status")]);
  });
});

describe("npm run keys, where no instance runs", () => {
  it("does it itself, standard output holding the answer alone, and refuses an empty folder", async () => {
    const pair = JSON.stringify(await issue());
    const folder = idle;
    const add = ["add", "--label", "direct", "--from", "-", "--json"];
    const id = idOf(await done(keys(add, { folder, input: pair })));
    expect((await done(keys(["verify", id, "--json"], { folder }))).message).toBe(
      "REALM takes it.",
    );
    const more = { VAULT_MASTER_KEY: freshSecrets().vaultMasterKey };
    const lost = await command("keys", ["rewrap", "--json"], { folder, more });
    expect([lost.code, lost.out, lost.err]).toEqual([1, "", expect.stringContaining(id)]);
    const revoke = ["revoke", id, "--reason", "drill", "--json"];
    const { operations } = await done(keys(revoke, { folder }));
    expect(operations?.map(({ operation }) => operation)).toEqual(["deleteModel", "getProfile"]);
    const { code, err } = await keys(["list"], { folder: scratch });
    expect([code, err]).toEqual([1, expect.stringContaining("There is no database in")]);
  });
});

describe("npm run audit:verify", () => {
  it("walks the log of a running instance and knows a head that was noted", async () => {
    const { code, out } = await command("audit-verify", ["--json"]);
    const { head, ...report } = auditSchema.parse(JSON.parse(out));
    expect([code, report]).toEqual([0, expect.objectContaining({ holds: true })]);
    const known = await command("audit-verify", ["--head", `${head.toUpperCase()} `]);
    expect([known.code, known.out]).toEqual([0, expect.stringContaining(head)]);
  });

  it("ends with 1 where the head is not in it or there is no log, with 2 for words that are off", async () => {
    const outcomes = await Promise.all([
      command("audit-verify", ["--head", "f".repeat(64)]),
      command("audit-verify", ["--data-dir", join(scratch, "nowhere")]),
      command("audit-verify", ["--head", "half"]),
      command("audit-verify", ["more"]),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 2, 2]);
  });
});
