import {
  appendTransactionMessageInstruction,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageConfig,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
} from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalCluster } from ".";
import { call, kitClient, testCluster } from "./test-support";

let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterAll(() => cluster.close());

describe("fees", () => {
  it("are taken as getFeeForMessage foretells, compute price included", async () => {
    const { payer, instruction } = await client.transferOf(1_000_000n);
    const transaction = await client.sign(payer, [
      getSetComputeUnitPriceInstruction({ microLamports: 333_333n }),
      getSetComputeUnitLimitInstruction({ units: 1_001 }),
      instruction,
    ]);
    const message = Buffer.from(transaction.messageBytes).toString("base64");
    const told = await call(cluster, "getFeeForMessage", message);
    expect(told).toMatchObject({ result: { value: 5_334 } });
    await call(cluster, "sendTransaction", getBase64EncodedWireTransaction(transaction), {
      encoding: "base64",
    });
    const left = await client.rpc.getBalance(payer.address).send();
    expect(left.value).toBe(10_000_000_000n - 1_000_000n - 5_334n);
  });

  it("are what a version 1 message offers", async () => {
    const { payer, instruction } = await client.transferOf(1_000_000n);
    const { value: latest } = await client.rpc.getLatestBlockhash().send();
    const message = pipe(
      createTransactionMessage({ version: 1 }),
      (empty) => setTransactionMessageFeePayerSigner(payer, empty),
      (unsigned) => setTransactionMessageLifetimeUsingBlockhash(latest, unsigned),
      (unsigned) => appendTransactionMessageInstruction(instruction, unsigned),
      (unsigned) =>
        setTransactionMessageConfig(
          {
            computeUnitLimit: 10_000,
            loadedAccountsDataSizeLimit: 100_000,
            priorityFeeLamports: 777n,
          },
          unsigned,
        ),
    );
    const transaction = await signTransactionMessageWithSigners(message);
    const wire = getBase64EncodedWireTransaction(transaction);
    expect(await call(cluster, "sendTransaction", wire, { encoding: "base64" })).toHaveProperty(
      "result",
    );
    cluster.advanceSlots(1);
    const signature = getSignatureFromTransaction(transaction);
    const config = { commitment: "confirmed", maxSupportedTransactionVersion: 1 };
    expect(await call(cluster, "getTransaction", signature, config)).toMatchObject({
      result: { version: 1, meta: { fee: 5_777 } },
    });
    const left = await client.rpc.getBalance(payer.address).send();
    expect(left.value).toBe(10_000_000_000n - 1_000_000n - 5_777n);
  });

  it("are null for a message that could not land", async () => {
    const { payer, instruction } = await client.transferOf();
    const { messageBytes } = await client.sign(payer, [instruction]);
    cluster.advanceSlots(151);
    const message = Buffer.from(messageBytes).toString("base64");
    expect(await call(cluster, "getFeeForMessage", message)).toMatchObject({
      result: { value: null },
    });
  });

  it("are charged for a failure that lands without preflight, and nothing else", async () => {
    const { payer, to, instruction } = await client.transferOf(99_000_000_000n);
    const transaction = await client.sign(payer, [instruction]);
    await client.rpc
      .sendTransaction(getBase64EncodedWireTransaction(transaction), {
        encoding: "base64",
        skipPreflight: true,
      })
      .send();
    const signature = getSignatureFromTransaction(transaction);
    const { value } = await client.rpc.getSignatureStatuses([signature]).send();
    expect(value[0]?.err).toEqual({ InstructionError: [0n, { Custom: 1n }] });
    expect((await client.rpc.getBalance(payer.address).send()).value).toBe(9_999_995_000n);
    expect((await client.rpc.getBalance(to).send()).value).toBe(0n);
  });
});
