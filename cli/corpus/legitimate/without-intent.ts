import { address, type Instruction, type KeyPairSigner } from "@solana/kit";
import {
  getCreateAccountInstruction,
  getInitializeNonceAccountInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from "@solana-program/system";
import {
  getInitializeMint2Instruction,
  getMintSize,
  getMintToInstruction,
  getRevokeInstruction,
  getSyncNativeInstruction,
  getTransferInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import type { Definition, Definitions, StatedOutcome } from "../definition";
import { assertLamports } from "../lighthouse";
import { CLOCK, openStake, openVote, STAKE, stakeInstructions, STAKE_HISTORY } from "../natives";
import { keyOf } from "../parties";
import { raw, readonly, signer, u32, writable } from "../raw";
import { openShared } from "../joint-account";
import { memo, SOL, type Stage } from "../stage";
import { homeOf, moveTokens, openHome } from "../tokens";
import { WRAPPED } from "../wrapped-sol";

const STAKE_CONFIG = address("StakeConfig11111111111111111111111111111111");
const ONE_SIGNATURE = 5_000n;

interface Brought {
  readonly instructions: readonly Instruction[];
  readonly signers?: readonly KeyPairSigner[];
  readonly outcome?: Partial<StatedOutcome>;
}

/** An ordinary transaction that somebody brings to the inspector, which knows no intent. */
const inspected = (
  about: string,
  bring: (stage: Stage) => Brought | Promise<Brought>,
  finds: Definition["finds"] = [],
): Definition => ({
  about,
  finds,
  scene: async (stage) => {
    const { instructions, signers = [], outcome } = await bring(stage);
    return {
      transaction: await stage.wire([...instructions, memo(stage.purchaseId)], { signers }),
      intent: { version: 1, kind: "free", wallet: stage.buyer.address },
      outcome: {
        pays: [],
        receives: [],
        networkFee: ONE_SIGNATURE * BigInt(1 + signers.length),
        rent: 0n,
        ...outcome,
      },
    };
  },
});

const sol = (
  amount: bigint,
  { address: counterparty }: { readonly address: KeyPairSigner["address"] },
) => ({
  mint: "SOL" as const,
  amount,
  counterparty,
});

/** What people sign every day. */
export const withoutIntent: Definitions = {
  "a-payment": inspected("A SOL goes to a friend.", ({ pay, seller }) => ({
    instructions: [pay(seller.address, SOL)],
    outcome: { pays: [sol(SOL, seller)] },
  })),
  "a-payment-to-three": inspected("Three people are paid at once.", (stage) => {
    const { pay, seller, treasury, sponsor } = stage;
    return {
      instructions: [
        pay(seller.address, 1n),
        pay(treasury.address, 2n * SOL),
        pay(sponsor.address, SOL / 8n),
      ],
      outcome: { pays: [sol(1n, seller), sol(2n * SOL, treasury), sol(SOL / 8n, sponsor)] },
    };
  }),
  "a-guarded-payment": inspected("A wallet put a guard behind a payment.", (stage) => ({
    instructions: [
      stage.pay(stage.seller.address, 3n * SOL),
      assertLamports(stage.buyer.address, 90n * SOL),
    ],
    outcome: { pays: [sol(3n * SOL, stage.seller)] },
  })),
  "coins-to-a-friend": inspected(
    "Coins go to a friend who has an account for them.",
    async (stage) => {
      const { ledger, buyer, seller, coin } = stage;
      await ledger.land([await openHome(seller, seller.address, coin)], seller);
      return {
        instructions: [await moveTokens(buyer, seller.address, coin, 1_500_000n)],
        outcome: {
          pays: [{ mint: coin.mint, amount: 1_500_000n, counterparty: seller.address }],
        },
      };
    },
  ),
  "coins-to-a-new-friend": inspected(
    "Coins go to a friend whose account is opened at the wallet's expense, which is said.",
    async ({ buyer, seller, coin }) => ({
      instructions: [
        await openHome(buyer, seller.address, coin),
        await moveTokens(buyer, seller.address, coin, 2n),
      ],
      outcome: {
        pays: [{ mint: coin.mint, amount: 2n, counterparty: seller.address }],
        rent: 2_039_280n,
      },
    }),
    ["PAY-06 warn"],
  ),
  "sol-wrapped": inspected("SOL is wrapped into an account of one's own.", async (stage) => {
    const { buyer, pay } = stage;
    const home = await homeOf(buyer.address, WRAPPED);
    return {
      instructions: [
        await openHome(buyer, buyer.address, WRAPPED),
        pay(home, SOL),
        getSyncNativeInstruction({ account: home }),
      ],
      outcome: { pays: [{ mint: "SOL", amount: SOL, counterparty: home }], rent: 2_039_280n },
    };
  }),
  "an-account-opened": inspected("An account for a token is opened.", async (stage) => ({
    instructions: [await openHome(stage.buyer, stage.buyer.address, stage.licence)],
    outcome: { rent: 2_039_280n },
  })),
  "coins-minted": inspected("More coins are made by the one who may.", async (stage) => ({
    instructions: [
      getMintToInstruction({
        mint: stage.coin.mint,
        token: await homeOf(stage.buyer.address, stage.coin),
        mintAuthority: stage.buyer,
        amount: 9n,
      }),
    ],
    outcome: { receives: [{ mint: stage.coin.mint, amount: 9n, counterparty: null }] },
  })),
  "a-mint-created": inspected(
    "A new token is created with a key of its own.",
    async (stage) => {
      const { ledger, buyer } = stage;
      const mint = await keyOf("new mint");
      const deposit = ledger.rent(getMintSize());
      return {
        instructions: [
          getCreateAccountInstruction({
            payer: buyer,
            newAccount: mint,
            lamports: deposit,
            space: getMintSize(),
            programAddress: TOKEN_PROGRAM_ADDRESS,
          }),
          getInitializeMint2Instruction({
            mint: mint.address,
            decimals: 2,
            mintAuthority: buyer.address,
          }),
        ],
        signers: [mint],
        outcome: { pays: [sol(deposit, mint)] },
      };
    },
    ["MSG-05 warn"],
  ),
  "a-delegate-revoked": inspected("A delegate's right is taken back.", async (stage) => ({
    instructions: [
      getRevokeInstruction({
        source: await homeOf(stage.buyer.address, stage.coin),
        owner: stage.buyer,
      }),
    ],
  })),
  "a-stake-opened": inspected(
    "A stake account is opened with a key of its own.",
    async (stage) => {
      const stake = await keyOf("stake");
      return {
        instructions: await stakeInstructions(stage),
        signers: [stake],
        outcome: { pays: [sol(stage.ledger.rent(200) + SOL, stake)] },
      };
    },
    ["MSG-05 warn"],
  ),
  "a-stake-delegated": inspected("A stake is delegated to a validator.", async (stage) => ({
    instructions: [
      raw(
        STAKE,
        [
          writable(await openStake(stage)),
          readonly(await openVote(stage)),
          readonly(CLOCK),
          readonly(STAKE_HISTORY),
          readonly(STAKE_CONFIG),
          signer(stage.buyer.address),
        ],
        u32(2),
      ),
    ],
  })),
  "a-nonce-opened": inspected(
    "A nonce account is opened with a key of its own.",
    async ({ ledger, buyer }) => {
      const nonce = await keyOf("new nonce");
      const deposit = ledger.rent(80);
      return {
        instructions: [
          getCreateAccountInstruction({
            payer: buyer,
            newAccount: nonce,
            lamports: deposit,
            space: 80,
            programAddress: SYSTEM_PROGRAM_ADDRESS,
          }),
          getInitializeNonceAccountInstruction({
            nonceAccount: nonce.address,
            nonceAuthority: buyer.address,
          }),
        ],
        signers: [nonce],
        outcome: { pays: [sol(deposit, nonce)] },
      };
    },
    ["MSG-05 warn"],
  ),
  "coins-of-a-shared-account": inspected(
    "One of two owners, either of whom may sign, moves coins to the other.",
    async (stage) => {
      const { ledger, buyer, seller, coin } = stage;
      await ledger.land([await openHome(seller, seller.address, coin)], seller);
      const { multisig, account } = await openShared(stage);
      return {
        instructions: [
          getTransferInstruction({
            source: account,
            destination: await homeOf(seller.address, coin),
            authority: multisig,
            amount: 400n,
            multiSigners: [buyer],
          }),
        ],
      };
    },
  ),
  "only-a-memo": inspected("Nothing but a memo is written.", () => ({ instructions: [] })),
};
