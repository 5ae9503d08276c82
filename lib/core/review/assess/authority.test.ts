import { AccountRole, type Instruction } from "@solana/kit";
import {
  getAdvanceNonceAccountInstruction,
  getCreateAccountWithSeedInstruction,
  getWithdrawNonceAccountInstruction,
} from "@solana-program/system";
import {
  getCloseAccountInstruction,
  getInitializeAccount3Instruction,
  getMintToInstruction,
  getRevokeInstruction,
  getTransferCheckedInstruction,
  getTransferInstruction,
} from "@solana-program/token";
import { getUpdateTokenMetadataUpdateAuthorityInstruction } from "@solana-program/token-2022";
import { beforeAll, describe, expect, it } from "vitest";
import { STAKE, TOKEN } from "../programs/addresses";
import { offline, purchaseAnd, request } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";
import { address, type Address } from "../../solana";

const SYSVAR = address("SysvarRecentB1ockHashes11111111111111111111");

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

type Make = (world: World, party: "buyer" | "escrow") => Instruction[];

const found = async (make: Make, party: "buyer" | "escrow"): Promise<string[]> =>
  rulesOf(await purchaseAnd((at) => make(at, party), offline)(world));

/** The same by the wallet, where the rule speaks, and by the escrow, where nothing is to be said. */
const only = (rule: string, make: Make): void => {
  it("is refused with the wallet's signature", async () => {
    expect(await found(make, "buyer")).toEqual([`${rule} block`]);
  });
  it("is nobody's business with the escrow's", async () => {
    expect(await found(make, "escrow")).toEqual([]);
  });
};

describe("tokens made with the wallet's mint authority", () => {
  only("AUTH-10", (at, party) => [
    getMintToInstruction({
      mint: at.otherMint,
      token: at.strangerOther,
      mintAuthority: at[party],
      amount: 1n,
    }),
  ]);
});

describe("tokens moved by a multisig the wallet signs for", () => {
  only("AUTH-10", (at, party) => [
    getTransferCheckedInstruction({
      source: at.escrowTokens,
      mint: at.otherMint,
      destination: at.strangerOther,
      authority: at.sponsor.address,
      amount: 1n,
      decimals: 0,
      multiSigners: [at[party]],
    }),
  ]);
});

describe("a delegate revoked", () => {
  only("AUTH-10", (at, party) => [
    getRevokeInstruction({ source: at.strangerOther, owner: at[party] }),
  ]);
});

describe("tokens of somebody else moved by the wallet as their delegate", () => {
  it("are refused, though nothing of the wallet's leaves", async () => {
    const own = await createWorld();
    await own.putTokens(own.stranger.address, own.otherMint, 50n, {
      delegate: own.buyer.address,
      delegatedAmount: 50n,
    });
    const escrowOther = await own.putTokens(own.escrow.address, own.otherMint, 0n);
    const taken = purchaseAnd((at) => [
      getTransferCheckedInstruction({
        source: at.strangerOther,
        mint: at.otherMint,
        destination: escrowOther,
        authority: at.buyer,
        amount: 5n,
        decimals: 0,
      }),
    ]);
    expect(await rulesOf(await taken(own))).toEqual(["AUTH-10 block"]);
  });
});

describe("a batch", () => {
  it("does not hide a transfer by the wallet's authority", async () => {
    const inner = getMintToInstruction({
      mint: world.otherMint,
      token: world.strangerOther,
      mintAuthority: world.buyer,
      amount: 1n,
    });
    const batch = {
      programAddress: TOKEN,
      accounts: inner.accounts,
      data: Uint8Array.of(255, inner.accounts.length, inner.data.length, ...inner.data),
    };
    expect(await found(() => [batch], "buyer")).toEqual(["AUTH-10 block"]);
  });
});

describe("a nonce account advanced behind the first instruction", () => {
  only("AUTH-06", (at, party) => [
    getAdvanceNonceAccountInstruction({
      nonceAccount: at.stranger.address,
      nonceAuthority: at[party],
      recentBlockhashesSysvar: SYSVAR,
    }),
  ]);
});

describe("slots that only receive, in programs that take a signature from anywhere", () => {
  it("a nonce account emptied into the wallet", async () => {
    const make: Make = (at, party) => [
      getWithdrawNonceAccountInstruction({
        nonceAccount: at.stranger.address,
        recipientAccount: at[party].address,
        recentBlockhashesSysvar: SYSVAR,
        nonceAuthority: at.escrow,
        withdrawAmount: 1n,
      }),
    ];
    expect(await found(make, "buyer")).toEqual(["AUTH-06 block"]);
    expect(await found(make, "escrow")).toEqual([]);
  });

  it("a stake's lockup handed to the wallet", async () => {
    const make: Make = (at, party) => [
      {
        programAddress: STAKE,
        accounts: [
          { address: at.stranger.address, role: AccountRole.WRITABLE },
          { address: at.escrow.address, role: AccountRole.READONLY_SIGNER },
          { address: at[party].address, role: AccountRole.READONLY_SIGNER },
        ],
        data: Uint8Array.of(12, 0, 0, 0, 0, 0),
      },
    ];
    expect(await found(make, "buyer")).toEqual(["AUTH-06 block"]);
    expect(await found(make, "escrow")).toEqual([]);
  });
});

describe("an account made under the wallet's seed and paid by another", () => {
  const create = (at: World, base: "buyer" | "escrow"): Instruction =>
    getCreateAccountWithSeedInstruction({
      payer: at.escrow,
      newAccount: at.stranger.address,
      baseAccount: at[base],
      base: at[base].address,
      seed: "x",
      amount: 2_039_280n,
      space: 165n,
      programAddress: TOKEN,
    });

  only("AUTH-01", (at, party) => [create(at, party)]);

  it("is fine when it becomes the wallet's own token account", async () => {
    const opened: Make = (at) => [
      create(at, "buyer"),
      getInitializeAccount3Instruction({
        account: at.stranger.address,
        mint: at.otherMint,
        owner: at.buyer.address,
      }),
    ];
    expect(await found(opened, "buyer")).toEqual([]);
  });
});

describe("tokens of the wallet moved by a delegate it once named", () => {
  it("are tokens that leave it, whoever signs", async () => {
    const own = await createWorld();
    await own.putTokens(own.buyer.address, own.otherMint, 50n, {
      delegate: own.escrow.address,
      delegatedAmount: 50n,
    });
    const taken = purchaseAnd((at) => [
      getTransferCheckedInstruction({
        source: at.buyerOther,
        mint: at.otherMint,
        destination: at.strangerOther,
        authority: at.escrow,
        amount: 5n,
        decimals: 0,
      }),
    ]);
    expect(await rulesOf(await taken(own))).toEqual(["PAY-04 block"]);
  });
});

describe("the authority to describe a token", () => {
  only("AUTH-02", (at, party) => [
    getUpdateTokenMetadataUpdateAuthorityInstruction({
      metadata: at.otherMint,
      updateAuthority: at[party],
      newUpdateAuthority: at.stranger.address,
    }),
  ]);
});

describe("what nobody agreed to, in the inspector", () => {
  const alone = async (...instructions: Instruction[]): Promise<string[]> => {
    const intent = { version: 1 as const, kind: "free" as const, wallet: world.buyer.address };
    return rulesOf(request(world, await world.bytes(instructions), { intent, cluster: null }));
  };
  const close = (destination: Address): Instruction =>
    getCloseAccountInstruction({ account: world.buyerOther, destination, owner: world.buyer });
  const seeded = (payer: "buyer" | "escrow"): Instruction =>
    getCreateAccountWithSeedInstruction({
      payer: world[payer],
      newAccount: world.stranger.address,
      baseAccount: world.buyer,
      base: world.buyer.address,
      seed: "stake:0",
      amount: 1_000_000_000n,
      space: 200n,
      programAddress: STAKE,
    });

  it("is a warning where an account's lamports come back to the wallet, not where they go elsewhere", async () => {
    expect(await alone(close(world.buyer.address))).toEqual(["AUTH-04 warn"]);
    expect(await alone(close(world.stranger.address))).toEqual(["AUTH-04 block"]);
  });

  it("is a warning where the wallet pays for an account under its own seed, not where another does", async () => {
    expect(await alone(seeded("buyer"))).toEqual(["AUTH-01 warn"]);
    expect(await alone(seeded("escrow"))).toEqual(["AUTH-01 block", "MSG-05 warn"]);
  });
});

describe("a licence handed over by a plain transfer", () => {
  it("explains the escrow's signature, as one that names the mint does", async () => {
    const { limit, price, create, seller, treasury, memo } = world.parts;
    const licence = getTransferInstruction({
      source: world.escrowTokens,
      destination: world.buyerTokens,
      authority: world.escrow,
      amount: 1n,
    });
    const bytes = await world.bytes([limit, price, create, seller, treasury, licence, memo]);
    expect(await rulesOf(request(world, bytes))).toEqual([]);
  });
});
