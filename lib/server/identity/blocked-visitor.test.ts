import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { address } from "@/lib/core/solana";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { isBlockedVisitor } from "./blocked-visitor";

const SECRET = "a secret of this instance's";
const BLOCKED = address("So11111111111111111111111111111111111111112");
const FREE = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

const mocks = vi.hoisted(() => ({ database: vi.fn<() => Promise<Database>>() }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL("http://127.0.0.1:3000"), nextAuthSecret: SECRET }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
  mocks.database.mockResolvedValue(open.database);
  await open.database
    .insert(blockedWallets)
    .values({ wallet: BLOCKED, reason: "a test", by: FREE, at: new Date() });
}, 120_000);
afterAll(() => open.close());

const visit = async (wallet: string, secret = SECRET): Promise<boolean> => {
  const token = { sub: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44", wallet };
  const cookie = `countersign.session=${await encode({ token, secret })}`;
  return isBlockedVisitor(new Request("http://127.0.0.1:3000/", { headers: { cookie } }));
};

test("a cookie of a blocked wallet's is known, whether or not its session still is", async () => {
  expect(await visit(BLOCKED)).toBe(true);
  expect(await visit(FREE)).toBe(false);
});

test("no cookie, one that was planted, and one of another secret are nobody's", async () => {
  expect(await isBlockedVisitor(new Request("http://127.0.0.1:3000/"))).toBe(false);
  expect(await visit(BLOCKED, "another secret")).toBe(false);
  const headers = { cookie: "countersign.session=eyJhbGciOiJub25lIn0.e30." };
  expect(await isBlockedVisitor(new Request("http://127.0.0.1:3000/", { headers }))).toBe(false);
});
