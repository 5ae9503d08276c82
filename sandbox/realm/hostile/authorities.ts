import { AccountRole, createNoopSigner } from "@solana/kit";
import { getAssignInstruction, getAuthorizeNonceAccountInstruction } from "@solana-program/system";
import {
  AuthorityType,
  getApproveInstruction,
  getBurnInstruction,
  getCloseAccountInstruction,
  getFreezeAccountInstruction,
  getRevokeInstruction,
  getSetAuthorityInstruction,
} from "@solana-program/token";
import { quiet } from "../../cluster/programs";
import { licenceAccount, openAccountFor } from "../chain/licence";
import { mintLicence } from "../chain/mint-licence";
import { openNonceAccount } from "./nonce";
import { append, type HostileKind } from "./plan";

/** Cheating with power over the buyer's accounts: no balance has to move now. */
export const authorities = {
  "approve-delegate": {
    rules: ["AUTH-03"],
    verdict: "block",
    about: "A delegate may spend the licence later.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) =>
      append(
        plan,
        getApproveInstruction({
          source: await licenceAccount(buyer, licence),
          delegate: attacker.address,
          owner: createNoopSigner(buyer),
          amount: 1n,
        }),
      ),
  },
  assign: {
    rules: ["AUTH-01"],
    verdict: "block",
    about: "The buyer's wallet is handed to a program.",
    spoil: (plan, { terms: { buyer }, attacker }) =>
      append(
        plan,
        getAssignInstruction({
          account: createNoopSigner(buyer),
          programAddress: attacker.address,
        }),
      ),
  },
  "set-authority": {
    rules: ["AUTH-02"],
    verdict: "block",
    about: "The buyer's token account gets another owner once the licence is in it.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) =>
      append(
        plan,
        getSetAuthorityInstruction({
          owned: await licenceAccount(buyer, licence),
          owner: createNoopSigner(buyer),
          authorityType: AuthorityType.AccountOwner,
          newAuthority: attacker.address,
        }),
      ),
  },
  "close-account": {
    rules: ["AUTH-04"],
    verdict: "block",
    about: "An account of the buyer's is opened and closed; its rent goes elsewhere.",
    spoil: async (plan, { terms: { buyer }, chain, escrow, attacker }) => {
      const { licence, work } = await mintLicence(chain, escrow);
      await chain.land([work]);
      return append(
        plan,
        await openAccountFor(buyer, buyer, licence),
        getCloseAccountInstruction({
          account: await licenceAccount(buyer, licence),
          destination: attacker.address,
          owner: createNoopSigner(buyer),
        }),
      );
    },
  },
  burn: {
    rules: ["AUTH-05", "GET-01"],
    verdict: "block",
    about: "The licence arrives and is burned.",
    spoil: async (plan, { terms: { buyer, licence } }) =>
      append(
        plan,
        getBurnInstruction({
          account: await licenceAccount(buyer, licence),
          mint: licence.mint,
          authority: createNoopSigner(buyer),
          amount: 1n,
        }),
      ),
  },
  "nonce-authority": {
    rules: ["AUTH-06"],
    verdict: "block",
    about: "A nonce account of the buyer's gets another authority.",
    spoil: async (plan, { terms: { buyer }, chain, escrow, attacker }) => {
      const { nonceAccount } = await openNonceAccount(chain, escrow, buyer);
      return append(
        plan,
        getAuthorizeNonceAccountInstruction({
          nonceAccount,
          nonceAuthority: createNoopSigner(buyer),
          newNonceAuthority: attacker.address,
        }),
      );
    },
  },
  "unknown-program": {
    rules: ["AUTH-07"],
    verdict: "block",
    about: "A program nobody knows gets the buyer as signer.",
    spoil: (plan, { terms: { buyer } }) =>
      append(plan, {
        programAddress: quiet.address,
        accounts: [{ address: buyer, role: AccountRole.WRITABLE_SIGNER }],
        data: Uint8Array.of(1, 2, 3, 4),
      }),
  },
  "unknown-program-account": {
    rules: ["AUTH-08"],
    verdict: "block",
    about: "A program nobody knows may write to the account the licence arrives in.",
    spoil: async (plan, { terms: { buyer, licence } }) =>
      append(plan, {
        programAddress: quiet.address,
        accounts: [{ address: await licenceAccount(buyer, licence), role: AccountRole.WRITABLE }],
        data: Uint8Array.of(1, 2, 3, 4),
      }),
  },
  "unknown-bystander": {
    rules: ["AUTH-09"],
    verdict: "warn",
    about: "A program nobody knows is called with nothing of the buyer's.",
    spoil: (plan, { attacker }) =>
      append(plan, {
        programAddress: quiet.address,
        accounts: [{ address: attacker.address, role: AccountRole.WRITABLE }],
        data: Uint8Array.of(1, 2, 3, 4),
      }),
  },
  "needless-authority": {
    rules: ["AUTH-10"],
    verdict: "block",
    about: "A known instruction that no purchase needs acts with the buyer's authority.",
    spoil: async (plan, { terms: { buyer, licence } }) =>
      append(
        plan,
        getRevokeInstruction({
          source: await licenceAccount(buyer, licence),
          owner: createNoopSigner(buyer),
        }),
      ),
  },
  "frozen-account": {
    rules: ["AUTH-11"],
    verdict: "block",
    about: "An account of the buyer's is frozen by whoever made its token.",
    spoil: async (plan, { terms: { buyer }, chain, escrow }) => {
      const { licence, work } = await mintLicence(chain, escrow, "freeze-authority");
      await chain.land([work]);
      return append(
        plan,
        await openAccountFor(buyer, buyer, licence),
        getFreezeAccountInstruction({
          account: await licenceAccount(buyer, licence),
          mint: licence.mint,
          owner: createNoopSigner(escrow.address),
        }),
      );
    },
  },
} as const satisfies Record<string, HostileKind>;
