import {
  AddressLookupTableProgram,
  Connection,
  Keypair,
  LAMPORTS_PER_SOL,
  SystemProgram,
  Transaction,
  TransactionMessage,
  VersionedTransaction,
} from "@solana/web3.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCluster, type LocalCluster } from ".";
import { call } from "./test-support";

let cluster: LocalCluster;
let connection: Connection;

const options = {
  host: "127.0.0.1",
  rpcPort: 0,
  wsPort: 0,
  secondRpcPort: 0,
  dataDir: null,
} as const;

beforeAll(async () => {
  cluster = await startCluster({ ...options, slotMillis: 100 });
  connection = new Connection(cluster.rpcUrl, {
    wsEndpoint: cluster.wsUrl,
    commitment: "confirmed",
  });
});
afterAll(() => cluster.close());

const funded = async (sol = 10): Promise<Keypair> => {
  const person = Keypair.generate();
  const signature = await connection.requestAirdrop(person.publicKey, sol * LAMPORTS_PER_SOL);
  const latest = await connection.getLatestBlockhash();
  await connection.confirmTransaction({ signature, ...latest });
  return person;
};

const v0 = async (
  payer: Keypair,
  instructions: ConstructorParameters<typeof TransactionMessage>[0]["instructions"],
  tables: Parameters<TransactionMessage["compileToV0Message"]>[0] = [],
): Promise<VersionedTransaction> => {
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions,
  });
  const transaction = new VersionedTransaction(message.compileToV0Message(tables));
  transaction.sign([payer]);
  return transaction;
};

describe("a stock web3.js Connection", () => {
  it("is funded, sends a legacy transfer, and sees it confirmed to the lamport", async () => {
    const payer = await funded();
    const to = Keypair.generate().publicKey;
    const latest = await connection.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: payer.publicKey, ...latest }).add(
      SystemProgram.transfer({
        fromPubkey: payer.publicKey,
        toPubkey: to,
        lamports: 1_000_000_007,
      }),
    );
    transaction.sign(payer);
    const signature = await connection.sendRawTransaction(transaction.serialize());
    const { value } = await connection.confirmTransaction({ signature, ...latest });
    expect(value.err).toBeNull();
    expect(await connection.getBalance(to)).toBe(1_000_000_007);
    expect(await connection.getBalance(payer.publicKey)).toBe(
      10 * LAMPORTS_PER_SOL - 1_000_000_007 - 5_000,
    );

    const landed = await connection.getTransaction(signature, {
      maxSupportedTransactionVersion: 0,
    });
    expect(landed?.meta?.fee).toBe(5_000);
    expect(landed?.meta?.preBalances[1]).toBe(0);
    expect(landed?.meta?.postBalances[1]).toBe(1_000_000_007);
    expect(landed?.version).toBe("legacy");
    const parsed = await connection.getParsedTransaction(signature);
    expect(parsed?.transaction.message.instructions[0]).toMatchObject({
      program: "system",
      parsed: { type: "transfer", info: { lamports: 1_000_000_007, destination: to.toBase58() } },
    });
    const signatures = await connection.getSignaturesForAddress(to);
    expect(signatures.map((each) => each.signature)).toEqual([signature]);
  });

  it("waits through all commitments", async () => {
    // Time stands still in it: on a busy machine a block would pass between sending and asking.
    const frozen = await startCluster({ ...options, slotMillis: 3_600_000 });
    const still = new Connection(frozen.rpcUrl, {
      wsEndpoint: frozen.wsUrl,
      commitment: "processed",
    });
    const payer = Keypair.generate();
    await still.requestAirdrop(payer.publicKey, LAMPORTS_PER_SOL);
    const latest = await still.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: payer.publicKey, ...latest }).add(
      SystemProgram.transfer({
        fromPubkey: payer.publicKey,
        toPubkey: payer.publicKey,
        lamports: 1,
      }),
    );
    transaction.sign(payer);
    const signature = await still.sendRawTransaction(transaction.serialize());
    const seen = (await still.getSignatureStatus(signature)).value;
    expect(seen?.confirmationStatus).toBe("processed");
    expect(seen?.confirmations).toBe(0);
    const final = still.confirmTransaction({ signature, ...latest }, "finalized");
    frozen.advanceSlots(40);
    await final;
    const status = (await still.getSignatureStatus(signature)).value;
    expect(status?.confirmationStatus).toBe("finalized");
    expect(status?.confirmations).toBeNull();
    await frozen.close();
  });

  it("creates, extends and uses a lookup table", async () => {
    const payer = await funded();
    const to = Keypair.generate().publicKey;
    const recentSlot = await connection.getSlot();
    const [create, table] = AddressLookupTableProgram.createLookupTable({
      authority: payer.publicKey,
      payer: payer.publicKey,
      recentSlot,
    });
    const extend = AddressLookupTableProgram.extendLookupTable({
      lookupTable: table,
      authority: payer.publicKey,
      payer: payer.publicKey,
      addresses: [to],
    });
    const made = await connection.sendTransaction(await v0(payer, [create, extend]));
    const latest = await connection.getLatestBlockhash();
    expect(
      (await connection.confirmTransaction({ signature: made, ...latest })).value.err,
    ).toBeNull();

    const { value: account } = await connection.getAddressLookupTable(table);
    expect(account?.state.addresses.map(String)).toEqual([to.toBase58()]);
    if (account === null) return;
    const transfer = SystemProgram.transfer({
      fromPubkey: payer.publicKey,
      toPubkey: to,
      lamports: LAMPORTS_PER_SOL,
    });
    const transaction = await v0(payer, [transfer], [account]);
    expect(transaction.message.addressTableLookups).toHaveLength(1);
    const signature = await connection.sendTransaction(transaction);
    await connection.confirmTransaction({ signature, ...latest });
    expect(await connection.getBalance(to)).toBe(LAMPORTS_PER_SOL);
    const landed = await connection.getTransaction(signature, {
      maxSupportedTransactionVersion: 0,
    });
    expect(landed?.meta?.loadedAddresses?.writable.map(String)).toEqual([to.toBase58()]);
    expect(landed?.version).toBe(0);
    const asked = await call(cluster, "getTransaction", signature, { commitment: "confirmed" });
    expect(asked).toMatchObject({
      error: {
        code: -32015,
        message:
          "Transaction version (0) is not supported by the requesting client. Please try the " +
          "request again with the following configuration parameter: " +
          '"maxSupportedTransactionVersion": 0',
      },
    });
  });
});
