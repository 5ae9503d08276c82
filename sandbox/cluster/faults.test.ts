import { once } from "node:events";
import {
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
} from "@solana/kit";
import { getTransferSolInstruction } from "@solana-program/system";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { LocalCluster } from ".";
import { call, kitClient, testCluster } from "./test-support";

let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterEach(() => {
  cluster.setFault(null);
});
afterAll(() => cluster.close());

const transfer = async () => {
  const payer = await client.funded();
  const { address } = await generateKeyPairSigner();
  const transaction = await client.sign(payer, [
    getTransferSolInstruction({ source: payer, destination: address, amount: 1_000_000_000n }),
  ]);
  return {
    to: address,
    wire: getBase64EncodedWireTransaction(transaction),
    signature: getSignatureFromTransaction(transaction),
  };
};

describe("a fault set on purpose", () => {
  it("down: drops open connections, refuses new ones, and ends when taken back", async () => {
    const socket = new WebSocket(cluster.wsUrl);
    await once(socket, "open");
    const closed = once(socket, "close");
    cluster.setFault({ kind: "down" });
    await closed;
    await expect(call(cluster, "getSlot")).rejects.toThrow();
    const refused = new WebSocket(cluster.wsUrl);
    await once(refused, "error");
    cluster.setFault(null);
    expect(await call(cluster, "getHealth")).toMatchObject({ result: "ok" });
  });

  it("latency: answers late, and rightly", async () => {
    cluster.setFault({ kind: "latency", millis: 200 });
    const asked = performance.now();
    expect(await call(cluster, "getHealth")).toMatchObject({ result: "ok" });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(195);
  });

  it("simulateFails: only simulateTransaction answers an error", async () => {
    const { wire } = await transfer();
    cluster.setFault({ kind: "simulateFails" });
    const options = { encoding: "base64" };
    expect(await call(cluster, "simulateTransaction", wire, options)).toMatchObject({
      error: { code: -32005, data: { numSlotsBehind: 42 } },
    });
    expect(await call(cluster, "sendTransaction", wire, options)).toHaveProperty("result");
  });

  it("sendFails: nothing is passed on, and the sender is told", async () => {
    const { to, wire } = await transfer();
    cluster.setFault({ kind: "sendFails" });
    const options = { encoding: "base64" };
    expect(await call(cluster, "sendTransaction", wire, options)).toMatchObject({
      error: { code: -32005, data: { numSlotsBehind: 42 } },
    });
    cluster.advanceSlots(5);
    expect((await client.rpc.getBalance(to).send()).value).toBe(0n);
  });

  it("dropSends: the signature is answered and nothing lands; sent again later, it does", async () => {
    const { to, wire, signature } = await transfer();
    cluster.setFault({ kind: "dropSends" });
    const options = { encoding: "base64" };
    expect(await call(cluster, "sendTransaction", wire, options)).toMatchObject({
      result: signature,
    });
    cluster.advanceSlots(5);
    const { value } = await client.rpc.getSignatureStatuses([signature]).send();
    expect(value).toEqual([null]);
    cluster.setFault(null);
    await call(cluster, "sendTransaction", wire, options);
    expect((await client.rpc.getBalance(to).send()).value).toBe(1_000_000_000n);
  });
});
