import {
  AddressLookupTableAccount,
  ComputeBudgetProgram,
  Keypair,
  PublicKey,
  SystemProgram,
  TransactionMessage,
  VersionedMessage,
  type TransactionInstruction,
} from "@solana/web3.js";
import { describe, expect, it } from "vitest";
import { walletModes, walletMode, type WalletMode } from "../mode";
import { edits } from "./edits";
import { closeMessage, openMessage } from "./message";
import { messageToSign } from "./misbehave";

const buyer = Keypair.generate();
const escrow = Keypair.generate();
const seller = Keypair.generate().publicKey;
const recentBlockhash = Keypair.generate().publicKey.toBase58();
const lighthouse = new PublicKey("L2TExMFKdjpN9kozasaurPirfHy9P8sbXoAN1qA3S95");

const budget = ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 10_000 });
const pay = SystemProgram.transfer({
  fromPubkey: buyer.publicKey,
  toPubkey: seller,
  lamports: 5_000_000n,
});
const handOver = SystemProgram.transfer({
  fromPubkey: escrow.publicKey,
  toPubkey: buyer.publicKey,
  lamports: 1n,
});
const table = new AddressLookupTableAccount({
  key: Keypair.generate().publicKey,
  state: {
    deactivationSlot: 2n ** 64n - 1n,
    lastExtendedSlot: 0,
    lastExtendedSlotStartIndex: 0,
    addresses: [seller],
  },
});

const draft = (...instructions: TransactionInstruction[]): TransactionMessage =>
  new TransactionMessage({ payerKey: buyer.publicKey, recentBlockhash, instructions });
const sale = draft(budget, pay, handOver);
const messages = {
  legacy: sale.compileToLegacyMessage().serialize(),
  "version 0": sale.compileToV0Message().serialize(),
  "version 0 with a table": sale.compileToV0Message([table]).serialize(),
};

const options = { addressLookupTableAccounts: [table] };
const edited = (mode: WalletMode, message = messages["version 0"]): TransactionMessage =>
  TransactionMessage.decompile(
    VersionedMessage.deserialize(messageToSign(mode, Uint8Array.from(message))),
    options,
  );

/** An instruction as what it is and does, roles included, so that two can be compared. */
const told = ({ programId, keys, data }: TransactionInstruction): string =>
  [
    programId.toBase58(),
    ...keys.map(
      ({ pubkey, isSigner, isWritable }) => `${pubkey.toBase58()}${isSigner}${isWritable}`,
    ),
    Buffer.from(data).toString("hex"),
  ].join(" ");
const parts = ({ instructions }: TransactionMessage): string[] => instructions.map(told);

const reviewed = parts(
  TransactionMessage.decompile(VersionedMessage.deserialize(messages["version 0"])),
);

describe("a message taken apart and put together", () => {
  it.each(Object.entries(messages))("is the same bytes again: %s", (_, message) => {
    expect(closeMessage(openMessage(Uint8Array.from(message)))).toEqual(Uint8Array.from(message));
  });
});

describe("a benign edit", () => {
  const guard = (place: number, mode: WalletMode) => {
    const { instructions } = edited(mode);
    const [added] = instructions.splice(place, 1);
    expect(instructions.map(told)).toEqual(reviewed);
    expect(added?.programId).toEqual(lighthouse);
    expect(added?.data[0]).toBe(5);
    expect(added?.keys.map(({ pubkey }) => pubkey)).toEqual([buyer.publicKey]);
  };
  it("guardBefore, guardBetween and guardAfter add one assertion and nothing else", () => {
    guard(0, "guardBefore");
    guard(1, "guardBetween");
    guard(3, "guardAfter");
  });

  it("addPriorityFee raises the price, and sets one where there is none", () => {
    const [raised, ...others] = edited("addPriorityFee").instructions;
    expect(Buffer.from(raised?.data ?? []).readBigUInt64LE(1)).toBe(10_001n);
    expect(others.map(told)).toEqual(reviewed.slice(1));
    const bare = draft(pay).compileToV0Message().serialize();
    const [set, kept] = edited("addPriorityFee", bare).instructions;
    expect(set && told(set)).toBe(
      told(ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1_000 })),
    );
    expect(kept && told(kept)).toBe(told(pay));
  });

  it("recompile changes bytes and no meaning", () => {
    const bytes = messageToSign("recompile", Uint8Array.from(messages["version 0"]));
    expect(bytes).not.toEqual(Uint8Array.from(messages["version 0"]));
    const message = TransactionMessage.decompile(VersionedMessage.deserialize(bytes));
    expect(parts(message)).toEqual(reviewed);
    expect(message.payerKey).toEqual(buyer.publicKey);
  });

  it("leaves accounts in lookup tables where they are", () => {
    const { instructions } = edited("guardBefore", messages["version 0 with a table"]);
    expect(instructions.slice(1).map(told)).toEqual(reviewed);
  });
});

describe("a malicious edit", () => {
  it("flipMessage pays one lamport more", () => {
    const { instructions } = edited("flipMessage");
    expect(Buffer.from(instructions[1]?.data ?? []).readBigUInt64LE(4)).toBe(5_000_001n);
  });

  it("otherMessage is one transfer and nothing of what was reviewed", () => {
    expect(edited("otherMessage").instructions).toHaveLength(1);
    expect(edited("otherMessage", messages["version 0 with a table"]).instructions).toHaveLength(1);
  });

  it("extraTransfer adds a payment, dropInstruction leaves the last out", () => {
    expect(parts(edited("extraTransfer")).slice(0, -1)).toEqual(reviewed);
    expect(parts(edited("dropInstruction"))).toEqual(reviewed.slice(0, -1));
  });

  it("otherFeePayer puts another first, and the buyer still signs", () => {
    const message = VersionedMessage.deserialize(
      messageToSign("otherFeePayer", Uint8Array.from(messages["version 0"])),
    );
    expect(message.staticAccountKeys[0]).not.toEqual(buyer.publicKey);
    expect(message.header.numRequiredSignatures).toBe(3);
  });

  it("otherBlockhash changes the block and nothing else", () => {
    const message = edited("otherBlockhash");
    expect(message.recentBlockhash).not.toBe(recentBlockhash);
    expect(parts(message)).toEqual(reviewed);
  });

  it("addNonce begins with the instruction that makes it last for ever", () => {
    const { instructions } = edited("addNonce");
    expect([...(instructions[0]?.data ?? [])]).toEqual([4, 0, 0, 0]);
    expect(instructions[0]?.programId).toEqual(SystemProgram.programId);
  });

  it("hugePriorityFee sets a thousand lamports a unit", () => {
    const [price] = edited("hugePriorityFee").instructions;
    expect(Buffer.from(price?.data ?? []).readBigUInt64LE(1)).toBe(1_000_000_000n);
  });

  it("memoryWrite and memoryClose look like guards and are none", () => {
    expect(edited("memoryWrite").instructions.at(-1)?.data[0]).toBe(0);
    expect(edited("memoryClose").instructions.at(-1)?.data[0]).toBe(1);
  });

  it("otherTable names another table, and leaves a message without one alone", () => {
    const message = VersionedMessage.deserialize(
      messageToSign("otherTable", Uint8Array.from(messages["version 0 with a table"])),
    );
    expect(message.addressTableLookups[0]?.accountKey).not.toEqual(table.key);
    expect(message.addressTableLookups[0]?.writableIndexes).toEqual([0]);
    expect(messageToSign("otherTable", Uint8Array.from(messages["version 0"]))).toEqual(
      Uint8Array.from(messages["version 0"]),
    );
  });
});

describe("the modes", () => {
  /** Modes that sign what they were given: they cheat with signatures, or not at all. */
  const faithful = [
    ...["normal", "hardware", "silent"],
    ...["dropCosigner", "garbageSignature", "otherAccount"],
  ];
  it.each(walletMode.options.filter((mode) => !faithful.includes(mode)))(
    "%s has its edit",
    (mode) => {
      expect(edits[mode]).toBeDefined();
    },
  );

  it("names a rule for each malicious one", () => {
    for (const { nature, rules } of Object.values(walletModes))
      expect(rules.length > 0).toBe(nature === "malicious");
  });
});
