import { CodedError } from "@/lib/core/errors";
import { addressSchema } from "@/lib/core/solana";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { PEER_HEADER } from "./client-address";
import { route } from "./route";

const APP = "https://countersign.example";
const WALLET = addressSchema.parse("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

const { currentSession, logged } = vi.hoisted(() => ({
  currentSession: vi.fn(),
  logged: vi.fn<(level: string, fields: unknown, sentence: string) => void>(),
}));
vi.mock("@/lib/server/identity", () => ({ currentSession }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL(APP), trustedProxyHops: 0 }),
}));
vi.mock("@/lib/server/log", () => ({
  requestLogger: () =>
    Object.fromEntries(
      ["debug", "info", "warn", "error"].map((level) => [
        level,
        (fields: unknown, sentence: string) => {
          logged(level, fields, sentence);
        },
      ]),
    ),
}));

beforeEach(() => {
  logged.mockReset();
});

const answer = (handler: ReturnType<typeof route>) =>
  handler(
    new Request(`${APP}/api/x`, {
      method: "POST",
      headers: { origin: APP, [PEER_HEADER]: "192.0.2.7" },
    }),
    { params: Promise.resolve({}) },
  );

describe("the log", () => {
  test("has a line per request with the address and, signed in, the wallet", async () => {
    currentSession.mockResolvedValue({ id: "s", wallet: WALLET });
    const mine = route(
      { session: "required", limit: "read" },
      () => new Response(null, { status: 204 }),
    );
    await answer(mine);
    expect(logged.mock.calls).toEqual([
      [
        "info",
        expect.objectContaining({ status: 204, address: "192.0.2.7", wallet: WALLET }),
        "Request answered.",
      ],
    ]);
  });

  test.each([
    ["warn", new CodedError("REALM_CREDENTIAL", "key refused")],
    ["error", new Error("a bug")],
    ["debug", new CodedError("LISTING_SOLD", "gone")],
  ])("tells at level %s of what it was", async (level, error) => {
    const failing = route({ session: "none", limit: "read" }, () => Promise.reject(error));
    await answer(failing);
    expect(logged.mock.calls.map(([at]) => at)).toEqual([level, "info"]);
  });
});
