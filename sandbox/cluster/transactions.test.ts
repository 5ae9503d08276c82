import {
  address,
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  isSolanaError,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SEND_TRANSACTION_PREFLIGHT_FAILURE,
} from "@solana/kit";
import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstructionAsync,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { LocalCluster } from ".";
import { call, kitClient, testCluster } from "./test-support";

const NATIVE_MINT = address("So11111111111111111111111111111111111111112");
let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterAll(() => cluster.close());

const failed = z.object({ error: z.object({ code: z.number(), message: z.string() }) });

/** The wire form with one byte changed. */
const tampered = (wire: string, offset: number): string => {
  const bytes = Buffer.from(wire, "base64");
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  return bytes.toString("base64");
};

describe("simulateTransaction", () => {
  it("gives post-accounts, parsed inner instructions, logs and units, and changes nothing", async () => {
    const payer = await client.funded();
    const [ata] = await findAssociatedTokenPda({
      owner: payer.address,
      mint: NATIVE_MINT,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const wire = await client.wire(payer, [
      await getCreateAssociatedTokenIdempotentInstructionAsync({
        payer,
        owner: payer.address,
        mint: NATIVE_MINT,
      }),
    ]);
    const { value } = await client.rpc
      .simulateTransaction(wire, {
        encoding: "base64",
        innerInstructions: true,
        replaceRecentBlockhash: true,
        accounts: { addresses: [ata, payer.address], encoding: "jsonParsed" },
      })
      .send();
    expect(value.err).toBeNull();
    expect(value.accounts[0]).toMatchObject({
      owner: TOKEN_PROGRAM_ADDRESS,
      data: { parsed: { type: "account", info: { owner: payer.address, isNative: true } } },
    });
    expect(value.accounts[1]).toMatchObject({
      lamports: 10_000_000_000n - 5_000n - 2_039_280n,
    });
    expect(value.innerInstructions[0]?.instructions).toContainEqual(
      expect.objectContaining({
        program: "spl-token",
        parsed: { type: "initializeImmutableOwner", info: { account: ata } },
      }),
    );
    expect(value.logs?.at(-1)).toMatch(/success$/u);
    expect(value.unitsConsumed).toBeGreaterThan(5_000n);
    expect(value.replacementBlockhash).not.toBeNull();
    expect((await client.rpc.getAccountInfo(ata, { encoding: "base64" }).send()).value).toBeNull();
  });

  it("answers a failure as a result: error, logs, and null for every account asked for", async () => {
    const { payer, instruction } = await client.transferOf(99_000_000_000n);
    const { value } = await client.rpc
      .simulateTransaction(await client.wire(payer, [instruction]), {
        encoding: "base64",
        accounts: { addresses: [payer.address], encoding: "base64" },
      })
      .send();
    expect(value.err).toEqual({ InstructionError: [0n, { Custom: 1n }] });
    expect(value.accounts).toEqual([null]);
    expect(value.logs?.join("\n")).toContain("insufficient lamports");
  });

  it("lets an unsigned transaction through unless asked to verify", async () => {
    const { payer, instruction } = await client.transferOf();
    const wire = tampered(await client.wire(payer, [instruction]), 5);
    const lax = await call(cluster, "simulateTransaction", wire, { encoding: "base64" });
    expect(lax).toMatchObject({ result: { value: { err: null } } });
    const strict = await call(cluster, "simulateTransaction", wire, {
      encoding: "base64",
      sigVerify: true,
    });
    expect(strict).toMatchObject({
      error: { code: -32003, message: "Transaction signature verification failure" },
    });
  });

  it("refuses an expired blockhash unless it may replace it", async () => {
    const { payer, instruction } = await client.transferOf();
    const wire = await client.wire(payer, [instruction]);
    cluster.advanceSlots(151);
    const expired = await call(cluster, "simulateTransaction", wire, { encoding: "base64" });
    expect(expired).toMatchObject({ result: { value: { err: "BlockhashNotFound", logs: [] } } });
    const replaced = await call(cluster, "simulateTransaction", wire, {
      encoding: "base64",
      replaceRecentBlockhash: true,
    });
    expect(replaced).toMatchObject({ result: { value: { err: null } } });
  });
});

describe("sendTransaction", () => {
  it("words an expired blockhash as a node does, with the simulation as data", async () => {
    const { payer, instruction } = await client.transferOf();
    const transaction = await client.sign(payer, [instruction]);
    cluster.advanceSlots(151);
    const wire = getBase64EncodedWireTransaction(transaction);
    expect(await call(cluster, "sendTransaction", wire, { encoding: "base64" })).toMatchObject({
      error: {
        code: -32002,
        message: "Transaction simulation failed: Blockhash not found",
        data: { err: "BlockhashNotFound", logs: [], accounts: null, unitsConsumed: 0 },
      },
    });
    const error: unknown = await client.rpc
      .sendTransaction(wire, { encoding: "base64" })
      .send()
      .catch((reason: unknown) => reason);
    expect(
      isSolanaError(error, SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SEND_TRANSACTION_PREFLIGHT_FAILURE),
    ).toBe(true);
  });

  it("still lands a transaction in the last block its blockhash is good for", async () => {
    const frozen = await testCluster({ slotMillis: 3_600_000 });
    const { rpc } = kitClient(frozen);
    const payer = await generateKeyPairSigner();
    await call(frozen, "requestAirdrop", payer.address, 1_000_000_000);
    const { value: latest } = await rpc.getLatestBlockhash({ commitment: "processed" }).send();
    frozen.advanceSlots(150);
    const height = await rpc.getBlockHeight({ commitment: "processed" }).send();
    expect(height).toBe(latest.lastValidBlockHeight);
    expect((await rpc.isBlockhashValid(latest.blockhash).send()).value).toBe(true);
    frozen.advanceSlots(1);
    expect((await rpc.isBlockhashValid(latest.blockhash).send()).value).toBe(false);
    await frozen.close();
  });

  it.each([
    [
      "a program's own error",
      99_000_000_000n,
      "Error processing Instruction 0: custom program error: 0x1",
    ],
    [
      "too little for rent",
      1_000n,
      "Transaction results in an account (1) with insufficient funds for rent",
    ],
  ])("words %s", async (_, amount, words) => {
    const { payer, instruction } = await client.transferOf(amount);
    const wire = await client.wire(payer, [instruction]);
    expect(await call(cluster, "sendTransaction", wire, { encoding: "base64" })).toMatchObject({
      error: { code: -32002, message: `Transaction simulation failed: ${words}` },
    });
  });

  it("refuses what pays from an account that is not there", async () => {
    const payer = await generateKeyPairSigner();
    const wire = await client.wire(payer, []);
    expect(await call(cluster, "sendTransaction", wire, { encoding: "base64" })).toMatchObject({
      error: {
        code: -32002,
        message:
          "Transaction simulation failed: Attempt to debit an account but found no record of a prior credit.",
      },
    });
  });

  it("lands one transaction once, and says so the second time", async () => {
    const { payer, to, instruction } = await client.transferOf();
    const wire = await client.wire(payer, [instruction]);
    const options = { encoding: "base64" };
    const first = await call(cluster, "sendTransaction", wire, options);
    expect(first).toHaveProperty("result");
    expect(await call(cluster, "sendTransaction", wire, options)).toMatchObject({
      error: {
        code: -32002,
        message: "Transaction simulation failed: This transaction has already been processed",
        data: { err: "AlreadyProcessed" },
      },
    });
    const again = await call(cluster, "sendTransaction", wire, { ...options, skipPreflight: true });
    expect(again).toEqual(first);
    expect((await client.rpc.getBalance(to).send()).value).toBe(1_000_000_000n);
  });

  it("refuses a changed signature, and drops it in silence without preflight", async () => {
    const { payer, to, instruction } = await client.transferOf();
    const wire = tampered(await client.wire(payer, [instruction]), 5);
    const options = { encoding: "base64" };
    expect(await call(cluster, "sendTransaction", wire, options)).toMatchObject({
      error: { code: -32003, message: "Transaction signature verification failure" },
    });
    expect(
      await call(cluster, "sendTransaction", wire, { ...options, skipPreflight: true }),
    ).toHaveProperty("result");
    expect((await client.rpc.getBalance(to).send()).value).toBe(0n);
  });

  it("refuses a changed message", async () => {
    const { payer, instruction } = await client.transferOf();
    const wire = await client.wire(payer, [instruction]);
    const lastByte = Buffer.from(wire, "base64").length - 2;
    expect(
      await call(cluster, "sendTransaction", tampered(wire, lastByte), { encoding: "base64" }),
    ).toMatchObject({ error: { code: -32003 } });
  });

  it("refuses trailing bytes, broken encodings and oversized text", async () => {
    const { payer, instruction } = await client.transferOf();
    const wire = await client.wire(payer, [instruction]);
    const longer = Buffer.concat([Buffer.from(wire, "base64"), Buffer.of(0)]).toString("base64");
    for (const [text, encoding, words] of [
      [longer, "base64", "failed to deserialize"],
      ["AA==", "base64", "failed to deserialize"],
      [`${wire.slice(0, -1)}!`, "base64", "invalid base64 encoding"],
      ["0OIl", "base58", "invalid base58 encoding"],
      ["A".repeat(1_648), "base64", "too large: 1648 bytes (max: encoded/raw 1644/1232)"],
    ]) {
      const answer = await call(cluster, "sendTransaction", text, { encoding });
      const { error } = failed.parse(answer);
      expect(error.code).toBe(-32602);
      expect(error.message).toContain(words);
    }
  });
});
