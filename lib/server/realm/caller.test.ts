import { afterEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import type { SigningCredential } from "@/lib/server/upstream";
import type { CredentialScope } from "@/lib/server/vault";
import type { RealmAccess } from "./access";
import { closeRealms, realmThat, type Request } from "./testing/realm-that";

const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const KEY = "7b0e1c52-6f0c-4c11-9a53-5d2f3a1b8c90";
const credential = (name: string): SigningCredential => ({
  apiKey: `key ${name}`,
  apiSecret: `secret ${name}`,
  id: name,
  fingerprint: name,
});

afterEach(closeRealms);

const PREPARED =
  '{"purchaseId":"pur_1","listingId":"list_1","status":"pending_signature","transaction":"AQID","expiresAt":"2026-11-21T22:20:00Z"}';

/** REALM that knows some keys, and an account whose credential can be replaced behind our back. */
const world = async (valid: readonly string[], first = "old") => {
  const scopes: CredentialScope[] = [];
  const used: string[] = [];
  /** `next`: what comes into force each time it is read anew, before `current` does. */
  const state = { remembered: first, current: first, next: new Array<string>() };
  const access: RealmAccess = {
    owner: "platform",
    current: (scope) => {
      scopes.push(scope);
      return Promise.resolve(credential(state.remembered));
    },
    forget: () => {
      state.remembered = state.next.shift() ?? state.current;
    },
  };
  const isKnown = (key: unknown) => valid.some((name) => key === `key ${name}`);
  const { client, requests } = await realmThat(
    ({ headers }) => (isKnown(headers["x-api-key"]) ? [200, PREPARED] : [401, "{}"]),
    access,
    { used: (id, operation, status) => used.push(`${id} ${operation} ${status ?? "none"}`) },
  );
  return { client, requests, scopes, used, state };
};

const keysOf = (requests: readonly Request[]): readonly unknown[] =>
  requests.map(({ headers }) => headers["x-api-key"]);

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof CodedError ? error.code : "none";
};

describe("a call to REALM", () => {
  it("survives the replacement of its credential: a 401 reads it anew and tries once more", async () => {
    const { client, requests, state, used } = await world(["new"]);
    state.current = "new";
    expect(await client.initiatePurchase("list_1", buyer, KEY)).toMatchObject({
      purchaseId: "pur_1",
    });
    expect(keysOf(requests)).toEqual(["key old", "key new"]);
    expect(used).toEqual(["old initiatePurchase 401", "new initiatePurchase 200"]);
  });

  it("survives replacements right after one another, and no endless row of them", async () => {
    const twice = await world(["third"]);
    twice.state.next = ["second", "third"];
    expect(await codeOf(twice.client.getProfile())).not.toBe("REALM_CREDENTIAL");
    expect(keysOf(twice.requests)).toEqual(["key old", "key second", "key third"]);
    const endless = await world([]);
    endless.state.next = ["a", "b", "c", "d", "e"];
    expect(await codeOf(endless.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(endless.requests).toHaveLength(4);
  });

  it("has one deadline, however often its credential is replaced under it", async () => {
    const { client, requests, state } = await world(["new"]);
    state.current = "new";
    expect(await codeOf(client.getProfile(900))).toBe("REALM_CREDENTIAL");
    expect(keysOf(requests)).toEqual(["key old"]);
    state.remembered = "old";
    const slow = vi.spyOn(performance, "now");
    slow.mockReturnValueOnce(0).mockReturnValue(9_500);
    expect(await codeOf(client.initiatePurchase("list_1", buyer, KEY))).toBe("REALM_CREDENTIAL");
    slow.mockRestore();
    expect(requests).toHaveLength(2);
  });

  it("is refused at once where the credential is still the same, and once more where the new one fails too", async () => {
    const same = await world([]);
    expect(await codeOf(same.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(same.requests).toHaveLength(1);
    const both = await world([]);
    both.state.current = "new";
    expect(await codeOf(both.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(both.requests).toHaveLength(2);
  });

  it("is made with a credential of its own scope", async () => {
    const { client, scopes } = await world(["old"]);
    const made = async (work: Promise<unknown>): Promise<CredentialScope | undefined> => {
      await codeOf(work);
      return scopes.splice(0).at(0);
    };
    expect(await made(client.searchListings({}))).toBe("browse");
    expect(await made(client.getPurchase("pur_1"))).toBe("market");
    expect(await made(client.initiatePurchase("list_1", buyer, KEY))).toBe("market");
    expect(await made(client.listModels({}))).toBe("studio");
    expect(await made(client.getVideoJob("job_1"))).toBe("studio");
    expect(await made(client.getProfile())).toBe("browse");
  });

  it("writes a price as a JSON number of all its digits", async () => {
    const { client, requests } = await world(["old"]);
    const price = lamports(9_007_199_254_740_993n);
    await codeOf(
      client.createListing(
        {
          assetType: "model",
          assetId: "mod_1",
          price,
          description: 'a "b"',
          listingType: "auction",
        },
        KEY,
      ),
    );
    expect(requests[0]?.body.toString()).toContain('"price":9007199.254740993');
    expect(JSON.parse(requests[0]?.body.toString() ?? "")).toMatchObject({
      assetType: "model",
      assetId: "mod_1",
      currency: "SOL",
      description: 'a "b"',
      listingType: "auction",
    });
  });
});
