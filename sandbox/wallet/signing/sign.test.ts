import { ed25519 } from "@noble/curves/ed25519.js";
import {
  AddressLookupTableAccount,
  ComputeBudgetProgram,
  Keypair,
  SystemProgram,
  TransactionMessage,
  VersionedTransaction,
  type TransactionInstruction,
} from "@solana/web3.js";
import { describe, expect, it } from "vitest";
import type { WalletMode } from "../mode";
import { signMessage, signTransaction } from "./sign";

const buyer = Keypair.generate();
const escrow = Keypair.generate();
const recentBlockhash = Keypair.generate().publicKey.toBase58();
const signer = { address: buyer.publicKey.toBase58(), secretKey: buyer.secretKey };

const pay = SystemProgram.transfer({
  fromPubkey: buyer.publicKey,
  toPubkey: escrow.publicKey,
  lamports: 5_000_000n,
});
const handOver = SystemProgram.transfer({
  fromPubkey: escrow.publicKey,
  toPubkey: buyer.publicKey,
  lamports: 1n,
});
const price = ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1_000 });

/** A version 0 transaction of the buyer's, signed by the escrow already. */
const prepared = (...instructions: TransactionInstruction[]): VersionedTransaction => {
  const payerKey = buyer.publicKey;
  const message = new TransactionMessage({ payerKey, recentBlockhash, instructions });
  const transaction = new VersionedTransaction(message.compileToV0Message());
  transaction.sign([escrow]);
  return transaction;
};

const legacy = new VersionedTransaction(
  new TransactionMessage({
    payerKey: buyer.publicKey,
    recentBlockhash,
    instructions: [pay],
  }).compileToLegacyMessage(),
);

const validSignatures = ({ signatures, message }: VersionedTransaction): boolean[] =>
  signatures.map((signature, slot) => {
    const key = message.staticAccountKeys[slot]?.toBytes() ?? new Uint8Array(32);
    return ed25519.verify(signature, message.serialize(), key, { zip215: false });
  });

const signedIn = (mode: WalletMode, original: VersionedTransaction): VersionedTransaction =>
  VersionedTransaction.deserialize(signTransaction(original.serialize(), signer, mode).bytes);

describe("signing a transaction", () => {
  it("places the account's signature in its slot and keeps everything else", () => {
    const original = prepared(price, pay, handOver);
    const signed = signedIn("normal", original);
    expect(validSignatures(signed)).toEqual([true, true]);
    expect(signed.message.serialize()).toEqual(original.message.serialize());
    expect(signed.signatures[1]).toEqual(original.signatures[1]);
  });

  it("finds the slot of an account that is not the fee payer", () => {
    const { bytes, signature } = signTransaction(
      prepared(pay, handOver).serialize(),
      { address: escrow.publicKey.toBase58(), secretKey: escrow.secretKey },
      "normal",
    );
    const signed = VersionedTransaction.deserialize(bytes);
    expect(validSignatures(signed)).toEqual([false, true]);
    expect(signature).toEqual(signed.signatures[1]);
  });

  it("signs legacy transactions", () => {
    const { bytes } = signTransaction(legacy.serialize(), signer, "normal");
    const signed = VersionedTransaction.deserialize(bytes);
    expect(signed.version).toBe("legacy");
    expect(validSignatures(signed)).toEqual([true]);
  });

  it("signs transactions with lookup tables", () => {
    const table = new AddressLookupTableAccount({
      key: Keypair.generate().publicKey,
      state: {
        deactivationSlot: 2n ** 64n - 1n,
        lastExtendedSlot: 0,
        lastExtendedSlotStartIndex: 0,
        addresses: [escrow.publicKey],
      },
    });
    const payerKey = buyer.publicKey;
    const message = new TransactionMessage({ payerKey, recentBlockhash, instructions: [pay] });
    const original = new VersionedTransaction(message.compileToV0Message([table]));
    expect(original.message.addressTableLookups).toHaveLength(1);
    expect(validSignatures(signedIn("normal", original))).toEqual([true]);
  });

  it("refuses an account that is not a required signer, by its address", () => {
    const stranger = Keypair.generate();
    const account = { address: stranger.publicKey.toBase58(), secretKey: stranger.secretKey };
    expect(() => signTransaction(prepared(pay, handOver).serialize(), account, "normal")).toThrow(
      `does not ask for a signature of ${account.address}`,
    );
  });

  it("refuses an account that takes part without signing", () => {
    const account = { address: escrow.publicKey.toBase58(), secretKey: escrow.secretKey };
    const payerKey = buyer.publicKey;
    const message = new TransactionMessage({ payerKey, recentBlockhash, instructions: [pay] });
    const wire = new VersionedTransaction(message.compileToV0Message()).serialize();
    expect(() => signTransaction(wire, account, "normal")).toThrow("does not ask for a signature");
  });

  it("refuses bytes after the transaction, and each way of its being cut off", () => {
    const wire = prepared(pay, handOver).serialize();
    const sign = (bytes: Uint8Array) => () => signTransaction(bytes, signer, "normal");
    expect(sign(new Uint8Array([...wire, 0]))).toThrow("bytes after the transaction");
    for (let length = 0; length < wire.length; length += 1) {
      expect(sign(wire.subarray(0, length))).toThrow(/transaction/u);
    }
  });

  it("refuses other versions of the message, and more bytes than a packet has", () => {
    const wire = prepared(pay, handOver).serialize();
    const other = wire.slice();
    other[1 + 2 * 64] = 0x81;
    expect(() => signTransaction(other, signer, "normal")).toThrow("version 0");
    expect(() => signTransaction(new Uint8Array(1233), signer, "normal")).toThrow("too large");
  });
});

describe("a wallet that misbehaves", () => {
  it("flipMessage signs one lamport more, which the co-signer did not", () => {
    const original = prepared(price, pay, handOver);
    const signed = signedIn("flipMessage", original);
    expect(validSignatures(signed)).toEqual([true, false]);
    const data = signed.message.compiledInstructions[1]?.data ?? new Uint8Array();
    expect(new DataView(data.buffer, data.byteOffset).getBigUint64(4, true)).toBe(5_000_001n);
  });

  it("flipMessage signs another message where there is no transfer", () => {
    const original = prepared(
      price,
      SystemProgram.allocate({ accountPubkey: escrow.publicKey, space: 1 }),
    );
    const signed = signedIn("flipMessage", original);
    expect(signed.message.recentBlockhash).not.toBe(recentBlockhash);
    expect(validSignatures(signed)).toEqual([true, false]);
  });

  it("dropCosigner empties the other signatures and signs the same message", () => {
    const original = prepared(pay, handOver);
    const signed = signedIn("dropCosigner", original);
    expect(validSignatures(signed)).toEqual([true, false]);
    expect(signed.signatures[1]).toEqual(new Uint8Array(64));
    expect(signed.message.serialize()).toEqual(original.message.serialize());
  });

  it("garbageSignature returns a signature of its own that is not valid", () => {
    const signed = signedIn("garbageSignature", prepared(pay, handOver));
    expect(validSignatures(signed)).toEqual([false, true]);
  });

  it("addPriorityFee raises the price a unit by one micro-lamport and changes nothing else", () => {
    const raised = ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1_001 });
    const signed = signedIn("addPriorityFee", prepared(price, pay, handOver));
    expect(signed.message.serialize()).toEqual(prepared(raised, pay, handOver).message.serialize());
    expect(validSignatures(signed)[0]).toBe(true);
  });
});

describe("signing a message", () => {
  it("signs the bytes as they are", () => {
    const message = new TextEncoder().encode("Hello");
    const { bytes, signature } = signMessage(message, signer);
    expect(bytes).toEqual(message);
    expect(ed25519.verify(signature, message, buyer.publicKey.toBytes())).toBe(true);
  });

  it("refuses a transaction in disguise, legacy or version 0", () => {
    for (const { message } of [legacy, prepared(pay, handOver)]) {
      expect(() => signMessage(message.serialize(), signer)).toThrow("a transaction in disguise");
    }
  });
});
