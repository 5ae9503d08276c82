import { describe, expect, test } from "vitest";
import { databasePasswords } from "./database-address";
import { EnvironmentError } from "./environment-error";
import { setButNotYetUsed } from "./not-yet";
import { parseEnvironment } from "./parse";
import { purposes } from "./purposes";

const TREASURY = "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2";

const development = {
  APP_ENV: "development",
  APP_URL: "http://127.0.0.1:3000",
  NEXTAUTH_SECRET: "n".repeat(32),
  REALM_API_KEY: "rk_0123456789",
  REALM_API_SECRET: "rs_0123456789abcdef",
  REALM_API_URL: "http://127.0.0.1:4010/v1",
  REALM_MAX_FEE_BPS: "500",
  REALM_TREASURY_WALLETS: TREASURY,
  REALM_WEBHOOK_SECRETS: "whsec_0123456789abcdef",
  SOLANA_CLUSTER: "localnet",
  SOLANA_RPC_URLS: "http://127.0.0.1:8899",
  VAULT_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString("base64"),
};

const production = {
  ...development,
  APP_ENV: "production",
  APP_URL: "https://countersign.example",
  REALM_API_URL: "https://api.realm.ai/v1",
  SOLANA_CLUSTER: "mainnet-beta",
  SOLANA_RPC_URLS: "https://rpc.one.example,https://rpc.two.example",
  TRUSTED_PROXY_HOPS: "1",
};

const linesOf = (source: Readonly<Record<string, string | undefined>>): readonly string[] => {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.lines;
    throw error;
  }
  return [];
};

describe("the environment", () => {
  test("is read into types, with amounts as numbers and lists as lists", () => {
    const env = parseEnvironment(production);
    expect(env.appUrl.origin).toBe("https://countersign.example");
    expect(env.solana.rpcUrls.map(String)).toEqual([
      "https://rpc.one.example/",
      "https://rpc.two.example/",
    ]);
    expect(env.realm.treasuryWallets).toEqual([TREASURY]);
    expect(env.realm.maxFeeBasisPoints).toBe(500);
    expect(env.realm.escrowWallet).toBeNull();
    expect(env.database).toEqual({ url: null, dataDir: ".data" });
    expect(env.trustedProxyHops).toBe(1);
    expect(env.sandboxWalletUrl).toBeNull();
  });

  test("takes an empty variable for a missing one, as .env files mean it", () => {
    expect(
      parseEnvironment({ ...development, DATABASE_URL: "", SOLANA_WS_URL: " " }).database.url,
    ).toBeNull();
    expect(linesOf({ ...development, REALM_API_KEY: "" })).toEqual([
      `REALM_API_KEY is missing: ${purposes.REALM_API_KEY}.`,
    ]);
  });

  test("names every missing variable at once, each with what it is for", () => {
    const lines = linesOf({});
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual(Object.keys(development).sort());
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ is missing: .{20,}\.$/u);
  });

  test.each(Object.keys(development))("a missing %s stops the start with its own line", (name) => {
    const lines = linesOf({ ...development, [name]: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${name} is missing: `);
  });

  test.each([
    ["APP_ENV", "live", "is none of its values"],
    ["APP_URL", "countersign", "is not an address"],
    ["APP_URL", "http://127.0.0.1:3000/app", "must be an origin without a path"],
    ["APP_URL", "ftp://127.0.0.1", "must be http or https"],
    ["DATABASE_URL", "mysql://localhost/x", "is not a postgres:// address"],
    ["LOG_LEVEL", "loud", "is none of its values"],
    ["NEXTAUTH_SECRET", "short", "must have at least 32 characters"],
    ["OPERATOR_ALLOWLIST", "office", "must be networks such as 192.0.2.0/24"],
    ["OPERATOR_WALLETS", "me", "Not a Solana address."],
    ["REALM_API_KEY", "rk", "must have at least 8 characters"],
    ["REALM_API_SECRET", "short", "must have at least 16 characters"],
    [
      "REALM_API_URL",
      "http://api.realm.ai/v1",
      "must be https://, or http:// on this machine alone",
    ],
    ["REALM_API_URL", "https://me:secret@api.realm.ai", "must not carry a name or a password"],
    ["REALM_MAX_FEE_BPS", "5%", "must be a whole number"],
    ["REALM_MAX_FEE_BPS", "10001", "must be from 0 to 10000"],
    ["REALM_TREASURY_WALLETS", `${TREASURY},0OIl`, "Not a Solana address."],
    ["REALM_ESCROW_WALLET", "0OIl", "Not a Solana address."],
    ["REALM_TREASURY_WALLETS", ",", "must name at least one"],
    ["REALM_WEBHOOK_SECRETS", "whsec_0123456789abcdef,short", "must have at least 16 characters"],
    ["SANDBOX_WALLET_URL", "wallet", "is not an address"],
    ["SANDBOX_WALLET_URL", "https://wallet.example", "must be on this machine"],
    ["SANDBOX_WALLET_URL", "http://192.168.0.7:4020", "must be on this machine"],
    ["SOLANA_CLUSTER", "mainnet", "is none of its values"],
    ["SOLANA_RPC_URLS", "http://rpc.example", "must be https://, or http:// on this machine alone"],
    ["SOLANA_WS_URL", "ws://rpc.example", "must be wss://, or ws:// on this machine alone"],
    ["TRUSTED_PROXY_HOPS", "11", "must be from 0 to 10"],
    ["WEBHOOK_ALLOWLIST", "192.0.2.0/33", "must be networks such as 192.0.2.0/24"],
    ["WEBHOOK_ALLOWLIST", "realm.ai", "must be networks such as 192.0.2.0/24"],
  ] as const)("%s=%s is refused with its own line", (name, value, problem) => {
    expect(linesOf({ ...development, [name]: value })).toEqual([
      `${name} ${problem}: ${purposes[name]}.`,
    ]);
  });

  test("never prints a value, so that a secret in the wrong variable stays out of the log", () => {
    const wrong = Object.fromEntries(Object.keys(purposes).map((name) => [name, "cnry"]));
    const lines = linesOf(wrong);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.join("\n")).not.toContain("cnry");
  });

  test("refuses one secret for two purposes", () => {
    expect(
      linesOf({ ...development, REALM_WEBHOOK_SECRETS: development.REALM_API_SECRET }),
    ).toEqual([
      `REALM_WEBHOOK_SECRETS must not be the same secret as REALM_API_SECRET: ${purposes.REALM_WEBHOOK_SECRETS}.`,
    ]);
  });

  test("refuses plain http for the app outside development, but for this machine", () => {
    const staging = { ...development, APP_ENV: "staging" };
    expect(linesOf({ ...staging, APP_URL: "http://app.example" })[0]).toContain("must be https");
    expect(linesOf(staging)).toEqual([]);
  });

  test.each([
    ["SOLANA_CLUSTER", "localnet"],
    ["SANDBOX_WALLET_URL", "http://127.0.0.1:4020"],
    ["REALM_API_KEY", "rk_sandbox_0123456789"],
    ["REALM_API_SECRET", "rs_sandbox_0123456789abcdef"],
    ["APP_URL", "https://localhost"],
    ["APP_URL", "http://127.0.0.1:3000"],
    ["DATABASE_URL", "postgres://me:hush@db.example/countersign"],
    ["DATABASE_URL", "postgres://me:hush@db.example/countersign?sslmode=prefer"],
    ["DATABASE_URL", "postgres://me:hush@db.example/c?sslmode=require&sslmode=disable"],
    ["DATABASE_URL", "postgres://me:hush@localhost/countersign?host=db.example"],
    ["REALM_API_URL", "http://127.0.0.1:4010/v1"],
    ["REALM_API_URL", "https://localhost/v1"],
    ["SOLANA_RPC_URLS", "https://rpc.one.example,http://[::1]:8899"],
    ["SOLANA_WS_URL", "ws://127.0.0.1:8900"],
    ["APP_URL", "http://app.example"],
  ])("production refuses %s=%s", (name, value) => {
    const lines = linesOf({ ...production, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.split(" ").slice(0, 2)).toEqual([name, "must"]);
  });

  test.each([
    "postgres://me:hush@db.example/countersign?sslmode=verify-full",
    "postgres://me:hush@127.0.0.1/countersign",
    "postgres:///countersign?host=/var/run/postgresql",
  ])("production takes %s: encrypted, or never on a network", (DATABASE_URL) => {
    expect(linesOf({ ...production, DATABASE_URL })).toEqual([]);
  });

  test.each([undefined, "0"])(
    "an https address with TRUSTED_PROXY_HOPS=%s is refused: all people would share one limit",
    (hops) => {
      for (const APP_ENV of ["development", "staging", "production"]) {
        const lines = linesOf({ ...production, APP_ENV, TRUSTED_PROXY_HOPS: hops });
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain("TRUSTED_PROXY_HOPS must be at least 1");
      }
    },
  );

  test("variables of other versions are not refused, and those that protect something are named", () => {
    const set = {
      REDIS_URL: "redis://127.0.0.1",
      SOME_OTHER_URL: "https://elsewhere.example",
    };
    expect(linesOf({ ...production, ...set })).toEqual([]);
    expect(setButNotYetUsed(set)).toEqual(["REDIS_URL"]);
    expect(setButNotYetUsed({ REDIS_URL: " " })).toEqual([]);
  });

  test("webhooks are let in from the networks that are named, and from any where none is", () => {
    const { webhookAllowlist } = parseEnvironment({
      ...production,
      WEBHOOK_ALLOWLIST: "192.0.2.0/24, 2001:db8::/32",
    });
    expect(webhookAllowlist.admits("192.0.2.7")).toBe(true);
    expect(webhookAllowlist.admits("198.51.100.1")).toBe(false);
    expect(parseEnvironment(production).webhookAllowlist.admits("198.51.100.1")).toBe(true);
  });

  test("the operator's pages are kept to the networks that are named", () => {
    const { operatorAllowlist } = parseEnvironment({
      ...production,
      OPERATOR_ALLOWLIST: "10.0.0.0/8",
    });
    expect(operatorAllowlist.admits("10.1.2.3")).toBe(true);
    expect(operatorAllowlist.admits("198.51.100.1")).toBe(false);
    expect(operatorAllowlist.admits(null)).toBe(false);
  });

  test("the master key stands in one place: in the variable or in a file, not in both", () => {
    const { VAULT_MASTER_KEY, ...without } = development;
    const file = { VAULT_MASTER_KEY_FILE: "/run/secrets/vault" };
    expect(parseEnvironment({ ...without, ...file }).vault).toEqual({
      keys: null,
      file: "/run/secrets/vault",
    });
    const [line, ...more] = linesOf({ ...without, ...file, VAULT_MASTER_KEY });
    expect(line).toMatch(/^VAULT_MASTER_KEY_FILE must be empty/u);
    expect(more).toEqual([]);
  });

  test("a master key that is none is refused without being repeated", () => {
    const [line] = linesOf({ ...development, VAULT_MASTER_KEY: "canary" });
    expect(line).toMatch(/^VAULT_MASTER_KEY must be 32 random bytes/u);
    expect(line).not.toContain("canary");
  });

  test("a database's password is known as it is written and as it is", () => {
    expect(databasePasswords("postgres://me:p%40ss%2Fword@db.example/c")).toEqual([
      "p%40ss%2Fword",
      "p@ss/word",
    ]);
    expect(databasePasswords("postgres://db.example/c")).toEqual([]);
  });

  const alerting = {
    ALERT_WEBHOOK_URL: "https://alerts.example/T0/canary",
    ALERT_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString("base64")}`,
  };

  test("alerts go to an address with a secret of their own, or to none", () => {
    expect(parseEnvironment(production).alertWebhook).toBeNull();
    const { alertWebhook } = parseEnvironment({ ...production, ...alerting });
    expect(alertWebhook?.url.host).toBe("alerts.example");
    expect(alertWebhook?.secret).toBe(alerting.ALERT_WEBHOOK_SECRET);
  });

  test.each(["ALERT_WEBHOOK_URL", "ALERT_WEBHOOK_SECRET"])(
    "without its other half %s is missing: an alert nobody can verify is refused",
    (name) => {
      const [line, ...more] = linesOf({ ...production, ...alerting, [name]: "" });
      expect(line).toContain(`${name} is missing, as ALERT_WEBHOOK_URL and ALERT_WEBHOOK_SECRET`);
      expect(more).toEqual([]);
    },
  );

  test("alerts to this machine, and a secret that is none or another's, are refused", () => {
    const here = { ...alerting, ALERT_WEBHOOK_URL: "http://127.0.0.1:9/alerts" };
    expect(linesOf({ ...development, ...here })).toEqual([]);
    expect(linesOf({ ...production, ...here })[0]).toContain("must not be this machine");
    const weak = { ...alerting, ALERT_WEBHOOK_SECRET: "whsec_Y2FuYXJ5" };
    expect(linesOf({ ...development, ...weak })[0]).toContain("24 to 64 bytes");
    const shared = { ...alerting, REALM_WEBHOOK_SECRETS: alerting.ALERT_WEBHOOK_SECRET };
    expect(linesOf({ ...development, ...shared })[0]).toContain("must not be the same secret");
  });
});
