import { randomUUID } from "node:crypto";
import { addressSchema } from "@/lib/core/solana";
import { beforeEach, expect, test, vi } from "vitest";
import { sessionOfToken } from "./auth-options";

const WALLET = addressSchema.parse("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

const liveSession = vi.hoisted(() => vi.fn());
vi.mock("./sessions", () => ({ liveSession, SESSION_SECONDS: 1 }));
vi.mock("@/lib/server/db", () => ({ database: () => Promise.resolve({}) }));

beforeEach(() => {
  liveSession.mockReset();
});

test("a token is worth what its row says: the wallet comes from the row, not from the token", async () => {
  const sub = randomUUID();
  const row = { id: sub, wallet: WALLET };
  liveSession.mockResolvedValue(row);
  expect(await sessionOfToken({ sub, wallet: "So11111111111111111111111111111111111111112" })).toBe(
    row,
  );
  liveSession.mockResolvedValue(null);
  expect(await sessionOfToken({ sub, wallet: WALLET })).toBeNull();
});

test.each([
  {},
  null,
  { sub: "1; drop", wallet: WALLET },
  { sub: randomUUID() },
  { wallet: WALLET },
])("a token that is none of ours, %j, does not even reach the database", async (token) => {
  expect(await sessionOfToken(token)).toBeNull();
  expect(liveSession).not.toHaveBeenCalled();
});
