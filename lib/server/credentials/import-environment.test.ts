import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { OpenDatabase } from "@/lib/server/db/database";
import { credentials } from "@/lib/server/db/schema/credentials";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { logger } from "@/lib/server/log";
import type { Vault } from "@/lib/server/vault";
import { testVault } from "@/lib/server/vault/testing/test-vault";
import { importEnvironmentCredential } from "./import-environment";
import { proveStanding } from "./prove-standing";

const RIGHT = { apiKey: "rk_test_of_the_environment", apiSecret: "rs_test_as_realm_has_it" };
const MISTYPED = { ...RIGHT, apiSecret: "rs_test_as_realm_has_itt" };

let open: OpenDatabase;
let vault: Vault;
const warnings: string[] = [];

/** REALM, as far as it takes secrets. */
const verify = (secret: { readonly apiSecret: string }): Promise<string> =>
  secret.apiSecret === RIGHT.apiSecret
    ? Promise.resolve("usr_1")
    : Promise.reject(new CodedError("CREDENTIAL_REFUSED", "REALM refused the credential"));

const inForce = async () => (await vault.inUse("platform")).map(({ apiSecret }) => apiSecret);

beforeAll(async () => {
  open = await openTestDatabase();
  vault = testVault({ database: open.database });
}, 120_000);

afterAll(() => open.close());

beforeEach(async () => {
  warnings.length = 0;
  vi.spyOn(logger, "warn").mockImplementation((_, sentence) => {
    warnings.push(sentence);
  });
  await open.database.delete(credentials);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a REALM_API_SECRET that was mistyped at the first start", () => {
  it("is told of, and mended by the next start with the right one", async () => {
    await importEnvironmentCredential(vault, MISTYPED);
    await proveStanding({ vault, verify });
    expect(warnings).toEqual([expect.stringContaining("Mend REALM_API_SECRET and start again")]);
    await importEnvironmentCredential(vault, RIGHT);
    await proveStanding({ vault, verify });
    expect(await inForce()).toEqual([RIGHT.apiSecret]);
    expect((await vault.list("platform")).map(({ state, account }) => [state, account])).toEqual([
      ["active", "usr_1"],
    ]);
    expect(warnings).toHaveLength(1);
  });
});

describe("a secret that REALM has taken", () => {
  it("stays in force whatever the environment says later, and the difference is told", async () => {
    await importEnvironmentCredential(vault, RIGHT);
    await proveStanding({ vault, verify });
    await importEnvironmentCredential(vault, MISTYPED);
    expect(await inForce()).toEqual([RIGHT.apiSecret]);
    expect(warnings).toEqual([expect.stringContaining("is another than the vault holds")]);
  });

  it("is not asked about again at the next start", async () => {
    await importEnvironmentCredential(vault, RIGHT);
    const asked = vi.fn(verify);
    await proveStanding({ vault, verify: asked });
    await proveStanding({ vault, verify: asked });
    expect(asked).toHaveBeenCalledOnce();
  });
});

it("a REALM that is away while the credential is proved keeps nothing from starting, and is told", async () => {
  await importEnvironmentCredential(vault, RIGHT);
  const away = () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "away"));
  await proveStanding({ vault, verify: away });
  expect(warnings).toEqual(["The platform's credential could not be proved."]);
  expect(await inForce()).toEqual([RIGHT.apiSecret]);
});
