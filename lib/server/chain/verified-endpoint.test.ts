import { describe, expect, it } from "vitest";
import { genesisHashes } from "@/lib/core/solana";
import { rpcCluster } from "./cluster";
import { dead, endpoint, type Answers } from "./testing/nodes";
import { verifiedEndpoint } from "./verified-endpoint";

const on =
  (genesis: string, answers: Answers): Answers =>
  (method, params) =>
    method === "getGenesisHash" ? genesis : answers(method, params);

const verified = (answers: Answers) => {
  let now = 0;
  const inner = endpoint(answers);
  const wrong: string[] = [];
  return {
    asked: inner.asked,
    wrong,
    pass: (millis: number) => {
      now += millis;
    },
    endpoint: verifiedEndpoint(inner, {
      expected: "devnet",
      onWrong: ({ message }) => wrong.push(message),
      now: () => now,
    }),
  };
};
const right = (answers: Answers) => verified(on(genesisHashes.devnet, answers));
const foreign = (answers: Answers) => verified(on(genesisHashes["mainnet-beta"], answers));

describe("an endpoint of the expected cluster", () => {
  it("is asked for its genesis hash once, however many ask at the same moment", async () => {
    const { endpoint: one, asked } = right(() => 1);
    const cluster = rpcCluster([one]);
    await Promise.all([1, 2, 3].map(() => cluster.result("getSlot", [])));
    await cluster.result("getSlot", []);
    expect(asked.filter((method) => method === "getGenesisHash")).toHaveLength(1);
    expect(asked[0]).toBe("getGenesisHash");
  });

  it("is asked again after ten minutes: an address can come to lead elsewhere", async () => {
    let genesis: string = genesisHashes.devnet;
    const {
      endpoint: one,
      pass,
      wrong,
    } = verified((method) => (method === "getGenesisHash" ? genesis : 1));
    const cluster = rpcCluster([one]);
    await cluster.result("getSlot", []);
    genesis = genesisHashes.testnet;
    expect(await cluster.result("getSlot", [])).toBe(1);
    pass(600_000);
    await expect(cluster.result("getSlot", [])).rejects.toMatchObject({
      code: "CHAIN_UNAVAILABLE",
    });
    expect(wrong).toEqual(["the endpoint is on testnet, not on devnet"]);
  });
});

describe("an endpoint of another cluster", () => {
  it("is told of once, asked nothing else, and never steps in", async () => {
    const { endpoint: other, asked, wrong } = foreign(() => "foreign");
    const cluster = rpcCluster([other, right(() => "ours").endpoint]);
    expect(await cluster.result("getSlot", [])).toBe("ours");
    await expect(rpcCluster([other]).result("getSlot", [])).rejects.toMatchObject({
      code: "CHAIN_UNAVAILABLE",
    });
    expect(asked).toEqual(["getGenesisHash"]);
    expect(wrong).toEqual(["the endpoint is on mainnet-beta, not on devnet"]);
  });

  it("never testifies: on the wrong chain every signature is unknown", async () => {
    const everyone = (...all: Parameters<typeof rpcCluster>[0]) =>
      rpcCluster(all).everyone((result) => result("getSignatureStatuses", []));
    const other = () => foreign(() => "unknown").endpoint;
    expect(await everyone(other(), right(() => "known").endpoint)).toEqual(["known"]);
    for (const others of [[], [right(dead).endpoint]]) {
      await expect(everyone(other(), ...others)).rejects.toMatchObject({
        code: "CHAIN_UNAVAILABLE",
      });
    }
  });

  it("is looked at again after half a minute", async () => {
    let genesis: string = genesisHashes.testnet;
    const { endpoint: one, pass } = verified((method) =>
      method === "getGenesisHash" ? genesis : 1,
    );
    const cluster = rpcCluster([one]);
    await cluster.result("getSlot", []).catch(() => undefined);
    genesis = genesisHashes.devnet;
    pass(30_000);
    expect(await cluster.result("getSlot", [])).toBe(1);
  });
});

it("an endpoint whose genesis hash cannot be learned is a dead one, until it answers", async () => {
  let down = true;
  const { endpoint: one, wrong } = verified((method) => {
    if (down) return dead(method, []);
    return method === "getGenesisHash" ? genesisHashes.devnet : 1;
  });
  const cluster = rpcCluster([one]);
  await expect(cluster.result("getSlot", [])).rejects.toMatchObject({ code: "CHAIN_UNAVAILABLE" });
  down = false;
  expect(await cluster.result("getSlot", [])).toBe(1);
  expect(wrong).toEqual([]);
});
