import { once } from "node:events";
import {
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
} from "@solana/kit";
import { getCreateAccountInstruction, getTransferSolInstruction } from "@solana-program/system";
import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeMint2Instruction,
  getMintSize,
  getMintToInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
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

  it("silent: takes a request and never answers it; the next one is answered once it is taken back", async () => {
    cluster.setFault({ kind: "silent" });
    const asked = fetch(cluster.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"jsonrpc":"2.0","id":1,"method":"getHealth"}',
      signal: AbortSignal.timeout(100),
    });
    await expect(asked).rejects.toMatchObject({ name: "TimeoutError" });
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

  it("otherGenesis: the node says it stands on another cluster, and nothing else changes", async () => {
    const right = await client.rpc.getGenesisHash().send();
    expect(right).toBe(cluster.genesisHash);
    cluster.setFault({ kind: "otherGenesis" });
    expect(await client.rpc.getGenesisHash().send()).not.toBe(right);
    expect(await call(cluster, "getHealth")).toMatchObject({ result: "ok" });
  });

  it("falseHistory: a landed transaction is told without the tokens it moved, its bytes as they are", async () => {
    const payer = await client.funded();
    const mint = await generateKeyPairSigner();
    const space = BigInt(getMintSize());
    const [token] = await findAssociatedTokenPda({
      owner: payer.address,
      mint: mint.address,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const transaction = await client.confirm(payer, [
      getCreateAccountInstruction({
        payer,
        newAccount: mint,
        lamports: await client.rpc.getMinimumBalanceForRentExemption(space).send(),
        space,
        programAddress: TOKEN_PROGRAM_ADDRESS,
      }),
      getInitializeMint2Instruction({
        mint: mint.address,
        decimals: 0,
        mintAuthority: payer.address,
      }),
      getCreateAssociatedTokenIdempotentInstruction({
        payer,
        ata: token,
        owner: payer.address,
        mint: mint.address,
      }),
      getMintToInstruction({ mint: mint.address, token, mintAuthority: payer, amount: 1n }),
    ]);
    const look = async () => {
      const config = { encoding: "base64", commitment: "confirmed" } as const;
      const told = await client.rpc
        .getTransaction(getSignatureFromTransaction(transaction), {
          ...config,
          maxSupportedTransactionVersion: 0,
        })
        .send();
      return { wire: told?.transaction[0], tokens: told?.meta?.postTokenBalances?.length };
    };
    const honest = await look();
    expect(honest.tokens).toBe(1);
    cluster.setFault({ kind: "falseHistory" });
    expect(await look()).toEqual({ ...honest, tokens: 0 });
  });

  it("secondDisagrees: only the second endpoint's simulations fail", async () => {
    const { wire } = await transfer();
    const second = { ...cluster, rpcUrl: cluster.secondRpcUrl };
    const simulate = (where: LocalCluster) =>
      call(where, "simulateTransaction", wire, { encoding: "base64" });
    const fine = { result: { value: { err: null } } };
    expect(await simulate(second)).toMatchObject(fine);
    cluster.setFault({ kind: "secondDisagrees" });
    expect(await simulate(cluster)).toMatchObject(fine);
    expect(await simulate(second)).toMatchObject({
      result: { value: { err: "AccountNotFound" } },
    });
  });
});
