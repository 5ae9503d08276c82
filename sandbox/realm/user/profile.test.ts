import { beforeEach, describe, expect, it } from "vitest";
import { profileSchema, parseExactJson } from "@/lib/core/realm";
import { stringify } from "lossless-json";
import { emptyForm } from "../http/form";
import type { Call } from "../http/route";
import { Collection } from "../state/collection";
import { userSchema, type User } from "../state/records";
import { anonymousWallet } from "../test-support";
import { userRoutes } from "./profile";
import { seedUsers, userIdOf } from "./seed";

const NOW = Date.UTC(2026, 11, 5);
const resetDate = "2027-01-01T00:00:00.000Z";
const quota = { stateOf: () => ({ quotaLimit: 20_000, quotaUsed: 7, resetDate }) };
let users: Collection<User>;
beforeEach(async () => {
  users = new Collection(userSchema);
  users.attach(() => undefined);
  seedUsers(users, [{ name: "Creator 1", wallet: (await anonymousWallet()).address }], NOW);
});

const handle = async (operation: string, body: unknown = null) => {
  const route = userRoutes({ users, quota }).find((one) => one.operation === operation);
  const user = users.get(userIdOf("Creator 1"));
  if (!route || !user) throw new Error("the route and its user exist");
  const call: Call = { user, body, params: {}, query: new URLSearchParams(), form: emptyForm };
  const answer = await route.handle(call);
  return profileSchema.parse(parseExactJson(stringify(answer.body) ?? ""));
};

describe("the profile", () => {
  it("tells wallet, use and when the quota starts anew", async () => {
    const profile = await handle("user.profile");
    expect(profile.userId).toBe("usr_creator_1");
    expect(profile.apiUsage).toEqual({
      quotaLimit: 20_000,
      quotaUsed: 7,
      resetDate,
    });
  });

  it("changes what is named and nothing else", async () => {
    const before = await handle("user.profile");
    const after = await handle("user.update", { username: "Mira.Okafor" });
    expect(after).toEqual({ ...before, username: "Mira.Okafor" });
    const { address } = await anonymousWallet();
    expect(
      (await handle("user.update", { solanaWalletAddress: address })).solanaWalletAddress,
    ).toBe(address);
  });

  it("refuses a name somebody else has, in any case", async () => {
    await expect(handle("user.update", { username: "PLATFORM" })).rejects.toMatchObject({
      status: 409,
    });
  });

  it("lets one keep one's own name", async () => {
    expect((await handle("user.update", { username: "creator-1" })).username).toBe("creator-1");
  });

  it.each([
    {},
    { username: "ab" },
    { username: "two words" },
    { solanaWalletAddress: "nowhere" },
    // A program's derived address: nobody can sign for it.
    { solanaWalletAddress: "Sysvar1nstructions1111111111111111111111111" },
    { email: "new@example.com" },
  ])("refuses %j", async (patch) => {
    await expect(handle("user.update", patch)).rejects.toThrow();
  });
});
