import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import type { Address } from "../../solana";
import {
  ASSOCIATED_TOKEN,
  ED25519,
  LIGHTHOUSE,
  LOADER_DEPRECATED,
  LOADER_UPGRADEABLE,
  LOOKUP_TABLE,
  memoPrograms,
  SECP256K1,
  SECP256R1,
  STAKE,
  SYSTEM,
  TOKEN_2022,
  VOTE,
} from "../programs/addresses";
import { addressText } from "./address-text";
import { accountOf, amountOf, describeInstruction } from "./instruction";
import type { AccountKey } from "./keys";

const key = (seed: number): AccountKey => ({
  address: addressText(new Uint8Array(32).fill(seed)),
  signer: false,
  writable: false,
});
const keys = (count: number): AccountKey[] =>
  Array.from({ length: count }, (_, index) => key(index + 1));

const decoded = (program: Address, accounts: number, ...data: (Uint8Array | number[])[]) =>
  describeInstruction(
    { index: 0, part: null },
    program,
    keys(accounts),
    concatBytes(...data.map((part) => Uint8Array.from(part))),
  );
const namesOf = ({ accounts }: ReturnType<typeof decoded>): string[] =>
  accounts.map(({ name }) => name);
const u32 = (value: number): number[] => [value, 0, 0, 0];
const u64 = (value: number): number[] => [value, 0, 0, 0, 0, 0, 0, 0];

describe("text", () => {
  const [memo = SYSTEM] = memoPrograms;

  it("keeps the characters that a decoder may take away: null and a byte order mark", () => {
    const text = "\uFEFFpur_1\0";
    expect(decoded(memo, 0, utf8ToBytes(text)).args["memo"]).toBe(text);
  });

  it("that is not UTF-8 makes the instruction unknown: its program refuses it", () => {
    expect(decoded(memo, 0, [0xc3, 0x28]).known).toBe("unknown-instruction");
  });
});

describe("an instruction is unknown, not misread,", () => {
  it.each([
    ["when its data ends too early", SYSTEM, 2, [...u32(2), 1, 2, 3]],
    ["when it has too few accounts", SYSTEM, 1, [...u32(2), ...u64(5)]],
    [
      "when a text is said to be longer than the data",
      SYSTEM,
      2,
      [...u32(9), ...Array<number>(32).fill(1), ...Array<number>(8).fill(0xff)],
    ],
    ["when a flag is neither set nor clear", TOKEN_2022, 1, [25, 2, ...Array<number>(32).fill(1)]],
    [
      "when it names a field of metadata that there is not",
      TOKEN_2022,
      2,
      [...hexToBytes("dde9312db5cadcc8"), 4, ...u32(0)],
    ],
    [
      "when a list is said to be longer than the data",
      LOOKUP_TABLE,
      2,
      [...u32(2), ...Array<number>(8).fill(0xff)],
    ],
    ["when half a tag is there", SYSTEM, 2, [2, 0, 0]],
    ["when a nested tag's second byte is missing", TOKEN_2022, 2, [26]],
    [
      "when its tag is one byte off in a hash of eight",
      TOKEN_2022,
      5,
      hexToBytes("9820deb0dfed7487"),
    ],
    ["when the tag has bits set beyond its lowest byte", SYSTEM, 2, [2, 1, 0, 0, ...u64(5)]],
  ] as const)("%s", (_, program, accounts, data) => {
    expect(decoded(program, accounts, [...data])).toMatchObject({
      known: "unknown-instruction",
      args: { data: bytesToHex(Uint8Array.from(data)) },
    });
  });
});

describe("bytes after the last argument", () => {
  it("are counted", () => {
    const args = { amount: 5n };
    expect(decoded(SYSTEM, 2, u32(2), u64(5), [9, 9])).toMatchObject({ args, tail: 2 });
  });

  it("are an argument where a program has given them a meaning", () => {
    expect(decoded(LOADER_UPGRADEABLE, 7, u32(3))).toMatchObject({ args: { closeBuffer: null } });
    expect(decoded(LOADER_UPGRADEABLE, 7, u32(3), [1])).toMatchObject({
      args: { closeBuffer: "true" },
      tail: 0,
    });
    expect(decoded(LOADER_UPGRADEABLE, 7, u32(3), [2]).known).toBe("unknown-instruction");
  });
});

describe("accounts of a confidential transfer", () => {
  const transfer = (accounts: number, ...offsets: number[]) =>
    namesOf(decoded(TOKEN_2022, accounts, [27, 7], new Uint8Array(36 + 128), offsets));
  const around = ["sourceToken", "mint", "destinationToken"];

  it("are the proofs' own where each stands in an account", () => {
    expect(transfer(7, 0, 0, 0)).toEqual([
      ...around,
      "equalityRecord",
      "ciphertextValidityRecord",
      "rangeRecord",
      "authority",
    ]);
  });

  it("are the instructions sysvar where all stand in instructions, before or after", () => {
    expect(transfer(5, 1, 2, 0xff)).toEqual([...around, "instructionsSysvar", "authority"]);
  });

  it("are both where they stand here and there", () => {
    expect(transfer(6, 1, 0, 2)).toEqual([
      ...around,
      "instructionsSysvar",
      "ciphertextValidityRecord",
      "authority",
    ]);
  });
});

describe("signature checks of the runtime", () => {
  const offsets = [16, 0, 255, 255, 80, 0, 255, 255, 112, 0, 3, 0, 255, 255];

  it.each([ED25519, SECP256R1])("say where each part stands (%s)", (program) => {
    const { args, tail } = decoded(program, 0, [2, 0], offsets, offsets, [7, 8, 9]);
    expect(args).toMatchObject({
      signatures: 2n,
      signatureOffset1: 16n,
      publicKeyOffset2: 80n,
      messageSize2: 3n,
      messageInstruction2: 65_535n,
      data: "070809",
    });
    expect(tail).toBe(0);
  });

  it("say so for Ethereum's, whose instruction indices are one byte", () => {
    const { args } = decoded(SECP256K1, 0, [1], [12, 0, 0, 77, 0, 1, 97, 0, 3, 0, 2]);
    expect(args).toMatchObject({ addressOffset1: 77n, addressInstruction1: 1n, messageSize1: 3n });
  });

  it("that promise more signatures than they carry are unknown", () => {
    expect(decoded(ED25519, 0, [2, 0], offsets).known).toBe("unknown-instruction");
  });
});

describe("programs without a published client", () => {
  it("Lighthouse: writing memory and guarding are told apart, with what is looked at", () => {
    expect(decoded(LIGHTHOUSE, 5, [0, 1, 255, 0])).toMatchObject({ name: "memoryWrite" });
    expect(decoded(LIGHTHOUSE, 3, [1, 1, 255])).toMatchObject({ name: "memoryClose" });
    const names = Array.from({ length: 16 }, (_, index) => {
      const guard = decoded(LIGHTHOUSE, 3, [index + 2, 4, 1]);
      expect(guard).toMatchObject({ known: "known", args: { logLevel: 4n, assertion: "01" } });
      expect(guard.name).toMatch(/^assert/u);
      return namesOf(guard)[0];
    });
    expect(names.filter((name) => name !== "targetAccount")).toEqual([
      "accountA",
      "account 1",
      "targetMerkleTree",
    ]);
    expect(decoded(LIGHTHOUSE, 3, [18, 4, 1]).known).toBe("unknown-instruction");
  });

  it("Stake: a lockup's absent parts are null", () => {
    const { name, args } = decoded(STAKE, 2, u32(6), [1], Array<number>(8).fill(0xff), [0, 0]);
    expect(name).toBe("setLockup");
    expect(args).toEqual({ unixTimestamp: -1n, epoch: null, custodian: null });
  });

  it("Vote: a handover by seed names the heir", () => {
    const { args } = decoded(
      VOTE,
      3,
      u32(10),
      u32(1),
      Array<number>(32).fill(1),
      u64(2),
      [97, 98],
      Array<number>(32).fill(2),
    );
    expect(args).toEqual({
      voteAuthorize: 1n,
      authorityOwner: key(1).address,
      authoritySeed: "ab",
      newAuthority: key(2).address,
    });
  });

  it("the first loader: named, although the runtime refuses it", () => {
    expect(decoded(LOADER_DEPRECATED, 1, u32(0), u32(4), u64(2), [1, 2])).toMatchObject({
      name: "write",
      args: { offset: 4n, bytes: "0102" },
    });
  });

  it("Associated Token: no data at all is creation, other data is not", () => {
    expect(decoded(ASSOCIATED_TOKEN, 6)).toMatchObject({ name: "createAssociatedToken" });
    expect(decoded(ASSOCIATED_TOKEN, 6, [3]).known).toBe("unknown-instruction");
  });
});

describe("asking for what a layout has not", () => {
  it("is a rule's mistake and throws", () => {
    const instruction = decoded(SYSTEM, 2, u32(2), u64(5));
    expect(amountOf(instruction, "amount")).toBe(5n);
    expect(() => amountOf(instruction, "lamports")).toThrow(TypeError);
    expect(() => accountOf(instruction, "mint")).toThrow(TypeError);
  });

  it("an account whose table was not read is still found by its name", () => {
    const source: AccountKey = { ...key(1), unresolved: { table: key(9).address, entry: 4 } };
    const data = Uint8Array.from([...u32(2), ...u64(5)]);
    const instruction = describeInstruction(
      { index: 0, part: null },
      SYSTEM,
      [source, key(2)],
      data,
    );
    expect(accountOf(instruction, "source")).toMatchObject({
      name: "source (entry 4 of this lookup table)",
    });
  });
});
