import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import { createUpstream, type SigningCredential, type Upstream } from "@/lib/server/upstream";
import type { CredentialScope } from "@/lib/server/vault";
import { createRealmClient } from ".";
import type { RealmAccess } from "./access";

const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const KEY = "7b0e1c52-6f0c-4c11-9a53-5d2f3a1b8c90";
const credential = (name: string): SigningCredential => ({
  apiKey: `key ${name}`,
  apiSecret: `secret ${name}`,
  id: name,
  fingerprint: name,
});

const opened: { server: Server; upstream: Upstream }[] = [];
afterEach(async () => {
  for (const { server, upstream } of opened.splice(0)) {
    await upstream.close();
    server.closeAllConnections();
    server.close();
  }
});

/** REALM that knows some keys, and an account whose credential can be replaced behind our back. */
const world = async (valid: readonly string[], first = "old") => {
  const seen: { key: unknown; url: string; method: string; body: string }[] = [];
  const scopes: CredentialScope[] = [];
  const used: string[] = [];
  /** `next`: what comes into force each time it is read anew, before `current` does. */
  const state = { remembered: first, current: first, next: new Array<string>() };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { url = "", method = "", headers } = request;
      const key = headers["x-api-key"];
      seen.push({ key, url, method, body });
      const known = valid.some((name) => key === `key ${name}`);
      response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
      response.end(
        known
          ? '{"purchaseId":"pur_1","listingId":"list_1","status":"pending_signature","transaction":"AQID","expiresAt":"2026-11-21T22:20:00Z"}'
          : "{}",
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  const upstream = createUpstream({
    name: "realm",
    address: new URL(`http://127.0.0.1:${bound.port}/v1`),
    log: () => undefined,
    used: (id, operation, status) => used.push(`${id} ${operation} ${status ?? "none"}`),
  });
  opened.push({ server, upstream });
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
  return { client: createRealmClient(upstream, access), seen, scopes, used, state };
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof CodedError ? error.code : "none";
};

describe("a call to REALM", () => {
  it("survives the replacement of its credential: a 401 reads it anew and tries once more", async () => {
    const { client, seen, state, used } = await world(["new"]);
    state.current = "new";
    expect(await client.initiatePurchase("list_1", buyer, KEY)).toMatchObject({
      purchaseId: "pur_1",
    });
    expect(seen.map(({ key }) => key)).toEqual(["key old", "key new"]);
    expect(used).toEqual(["old initiatePurchase 401", "new initiatePurchase 200"]);
  });

  it("survives replacements right after one another, and no endless row of them", async () => {
    const twice = await world(["third"]);
    twice.state.next = ["second", "third"];
    expect(await codeOf(twice.client.getProfile())).not.toBe("REALM_CREDENTIAL");
    expect(twice.seen.map(({ key }) => key)).toEqual(["key old", "key second", "key third"]);
    const endless = await world([]);
    endless.state.next = ["a", "b", "c", "d", "e"];
    expect(await codeOf(endless.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(endless.seen).toHaveLength(4);
  });

  it("has one deadline, however often its credential is replaced under it", async () => {
    const { client, seen, state } = await world(["new"]);
    state.current = "new";
    expect(await codeOf(client.getProfile(900))).toBe("REALM_CREDENTIAL");
    expect(seen.map(({ key }) => key)).toEqual(["key old"]);
    state.remembered = "old";
    const slow = vi.spyOn(performance, "now");
    slow.mockReturnValueOnce(0).mockReturnValue(9_500);
    expect(await codeOf(client.initiatePurchase("list_1", buyer, KEY))).toBe("REALM_CREDENTIAL");
    slow.mockRestore();
    expect(seen).toHaveLength(2);
  });

  it("is refused at once where the credential is still the same, and once more where the new one fails too", async () => {
    const same = await world([]);
    expect(await codeOf(same.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(same.seen).toHaveLength(1);
    const both = await world([]);
    both.state.current = "new";
    expect(await codeOf(both.client.getProfile())).toBe("REALM_CREDENTIAL");
    expect(both.seen).toHaveLength(2);
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
    const { client, seen } = await world(["old"]);
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
    expect(seen[0]?.body).toContain('"price":9007199.254740993');
    expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({
      assetType: "model",
      assetId: "mod_1",
      currency: "SOL",
      description: 'a "b"',
      listingType: "auction",
    });
  });
});
