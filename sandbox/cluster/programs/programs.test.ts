import {
  AccountRole,
  appendTransactionMessageInstructions,
  createTransactionMessage,
  generateKeyPairSigner,
  getAddressEncoder,
  getU64Encoder,
  lamports,
  pipe,
  setTransactionMessageFeePayerSigner,
  signTransactionMessageWithSigners,
  type Address,
  type Instruction,
  type KeyPairSigner,
} from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import {
  AccountState,
  getTokenDecoder,
  getTokenEncoder,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { FailedTransactionMetadata, LiteSVM } from "litesvm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  approver,
  handover,
  hiddenTokenTransfer,
  hiddenTransfer,
  lighthouse,
  quiet,
  sandboxPrograms,
} from ".";
import { Assembler } from "./assembler/assembler";

const SOL = 1_000_000_000n;
const u64 = (value: bigint): Uint8Array => Uint8Array.from(getU64Encoder().encode(value));

let svm: LiteSVM;
let owner: KeyPairSigner;
let thief: Address;
beforeEach(async () => {
  svm = new LiteSVM();
  for (const { address, elf } of sandboxPrograms) svm.addProgram(address, elf);
  owner = await generateKeyPairSigner();
  thief = (await generateKeyPairSigner()).address;
  svm.airdrop(owner.address, lamports(10n * SOL));
  svm.airdrop(thief, lamports(SOL));
});

/** Runs it for real; the error's text, or null. */
const run = async (...instructions: Instruction[]): Promise<string | null> => {
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(owner, empty),
    (unsigned) => svm.setTransactionMessageLifetimeUsingLatestBlockhash(unsigned),
    (unsigned) => appendTransactionMessageInstructions(instructions, unsigned),
  );
  const result = svm.sendTransaction(await signTransactionMessageWithSigners(message));
  return result instanceof FailedTransactionMetadata ? result.toString() : null;
};

/** A token account with 5 base units. */
const tokenAccount = async (holder: Address, mint: Address): Promise<Address> => {
  const { address } = await generateKeyPairSigner();
  const data = Uint8Array.from(
    getTokenEncoder().encode({
      mint,
      owner: holder,
      amount: 5n,
      delegate: null,
      state: AccountState.Initialized,
      isNative: null,
      delegatedAmount: 0n,
      closeAuthority: null,
    }),
  );
  svm.setAccount({
    address,
    data,
    executable: false,
    lamports: lamports(2_039_280n),
    programAddress: TOKEN_PROGRAM_ADDRESS,
    space: BigInt(data.length),
  });
  return address;
};

const tokenOf = (address: Address) => {
  const account = svm.getAccount(address);
  if (!account.exists) throw new Error("the account is gone");
  return getTokenDecoder().decode(account.data);
};

const { WRITABLE, READONLY, READONLY_SIGNER, WRITABLE_SIGNER } = AccountRole;

describe("the sandbox's programs, run by the real virtual machine", () => {
  it("hidden-transfer moves lamports by an inner call", async () => {
    const before = svm.getBalance(owner.address) ?? 0n;
    const instruction = {
      programAddress: hiddenTransfer.address,
      accounts: [
        { address: owner.address, role: WRITABLE_SIGNER },
        { address: thief, role: WRITABLE },
        { address: SYSTEM_PROGRAM_ADDRESS, role: READONLY },
      ],
      data: u64(2n * SOL),
    };
    expect(await run(instruction)).toBeNull();
    expect(svm.getBalance(thief)).toBe(3n * SOL);
    expect(svm.getBalance(owner.address)).toBe(before - 2n * SOL - 5_000n);
  });

  it("hidden-transfer fails with the System program where the payer has too little", async () => {
    const instruction = {
      programAddress: hiddenTransfer.address,
      accounts: [
        { address: owner.address, role: WRITABLE_SIGNER },
        { address: thief, role: WRITABLE },
        { address: SYSTEM_PROGRAM_ADDRESS, role: READONLY },
      ],
      data: u64(20n * SOL),
    };
    expect(await run(instruction)).not.toBeNull();
    expect(svm.getBalance(thief)).toBe(SOL);
  });

  describe("with tokens", () => {
    let mine: Address;
    beforeEach(async () => {
      mine = await tokenAccount(owner.address, thief);
    });
    const accounts = (other: Address, otherRole: AccountRole) => [
      { address: mine, role: WRITABLE },
      { address: other, role: otherRole },
      { address: owner.address, role: READONLY_SIGNER },
      { address: TOKEN_PROGRAM_ADDRESS, role: READONLY },
    ];

    it("hidden-token-transfer moves tokens by an inner call", async () => {
      const theirs = await tokenAccount(thief, thief);
      const programAddress = hiddenTokenTransfer.address;
      expect(
        await run({ programAddress, accounts: accounts(theirs, WRITABLE), data: u64(3n) }),
      ).toBeNull();
      expect([tokenOf(mine).amount, tokenOf(theirs).amount]).toEqual([2n, 8n]);
    });

    it("hidden-token-transfer reads an account that is named twice", async () => {
      const programAddress = hiddenTokenTransfer.address;
      expect(
        await run({ programAddress, accounts: accounts(mine, WRITABLE), data: u64(3n) }),
      ).toBeNull();
      expect(tokenOf(mine).amount).toBe(5n);
    });

    it("approver names a delegate", async () => {
      const programAddress = approver.address;
      expect(
        await run({ programAddress, accounts: accounts(thief, READONLY), data: u64(4n) }),
      ).toBeNull();
      expect(tokenOf(mine)).toMatchObject({
        amount: 5n,
        delegate: { __option: "Some", value: thief },
        delegatedAmount: 4n,
      });
    });

    it("handover changes the owner and moves nothing", async () => {
      const instruction = {
        programAddress: handover.address,
        accounts: accounts(thief, READONLY).filter(({ address }) => address !== thief),
        data: Uint8Array.from(getAddressEncoder().encode(thief)),
      };
      expect(await run(instruction)).toBeNull();
      expect(tokenOf(mine)).toMatchObject({ amount: 5n, owner: thief });
    });
  });

  it("quiet takes anything and changes nothing", async () => {
    const accounts = [{ address: thief, role: WRITABLE }];
    expect(
      await run({ programAddress: quiet.address, accounts, data: Uint8Array.of(1, 2, 3) }),
    ).toBeNull();
    expect(svm.getBalance(thief)).toBe(SOL);
  });

  it("lighthouse's stand-in takes the tags of the real program and no others", async () => {
    const guard = (...data: number[]) => ({
      programAddress: lighthouse.address,
      accounts: [{ address: owner.address, role: READONLY }],
      data: Uint8Array.from(data),
    });
    expect(await run(...Array.from({ length: 18 }, (_, tag) => guard(tag, 1, 2)))).toBeNull();
    expect(await run(guard(18))).not.toBeNull();
    expect(await run(guard())).not.toBeNull();
  });

  it("more accounts than the programs have room for are refused by them, not written anywhere", async () => {
    const strangers = await Promise.all(
      Array.from({ length: 17 }, async () => ({
        address: (await generateKeyPairSigner()).address,
        role: READONLY,
      })),
    );
    const guard = { programAddress: lighthouse.address, data: Uint8Array.of(5) };
    expect(await run({ ...guard, accounts: strangers.slice(1) })).toBeNull();
    expect(await run({ ...guard, accounts: strangers })).toContain("Custom(1)");
  });
});

describe("the assembler", () => {
  it("refuses a jump to a place that is nowhere", () => {
    const code = new Assembler();
    code.jump(code.label("nowhere"));
    expect(() => code.assemble()).toThrow("nowhere");
  });
});
