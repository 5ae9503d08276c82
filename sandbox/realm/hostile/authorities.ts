import { AccountRole, address, createNoopSigner } from "@solana/kit";
import { getAssignInstruction } from "@solana-program/system";
import {
  AuthorityType,
  getApproveInstruction,
  getBurnInstruction,
  getCloseAccountInstruction,
  getSetAuthorityInstruction,
} from "@solana-program/token";
import { openAccount } from "../chain/draft";
import { licenceAccount, mintLicence } from "../chain/licence";
import { append, type HostileKind } from "./plan";

/** A program nobody has deployed: the base58 says so. */
const NOBODYS_PROGRAM = address("NobodysProgram11111111111111111111111111111");

/** Cheating with power over the buyer's accounts: no balance has to move now. */
export const authorities = {
  "approve-delegate": {
    rules: ["AUTH-03"],
    about: "A delegate may spend the licence later.",
    spoil: async (plan, { terms: { buyer, mint }, attacker }) =>
      append(
        plan,
        getApproveInstruction({
          source: await licenceAccount(buyer, mint),
          delegate: attacker.address,
          owner: createNoopSigner(buyer),
          amount: 1n,
        }),
      ),
  },
  assign: {
    rules: ["AUTH-01"],
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
    about: "The buyer's token account gets another owner once the licence is in it.",
    spoil: async (plan, { terms: { buyer, mint }, attacker }) =>
      append(
        plan,
        getSetAuthorityInstruction({
          owned: await licenceAccount(buyer, mint),
          owner: createNoopSigner(buyer),
          authorityType: AuthorityType.AccountOwner,
          newAuthority: attacker.address,
        }),
      ),
  },
  "close-account": {
    rules: ["AUTH-04"],
    about: "An account of the buyer's is opened and closed; its rent goes elsewhere.",
    spoil: async (plan, { terms: { buyer }, chain, escrow, attacker }) => {
      const { mint, work } = await mintLicence(chain, escrow);
      await chain.land([work]);
      return append(
        plan,
        await openAccount(buyer, mint),
        getCloseAccountInstruction({
          account: await licenceAccount(buyer, mint),
          destination: attacker.address,
          owner: createNoopSigner(buyer),
        }),
      );
    },
  },
  burn: {
    rules: ["AUTH-05", "GET-01"],
    about: "The licence arrives and is burned.",
    spoil: async (plan, { terms: { buyer, mint } }) =>
      append(
        plan,
        getBurnInstruction({
          account: await licenceAccount(buyer, mint),
          mint,
          authority: createNoopSigner(buyer),
          amount: 1n,
        }),
      ),
  },
  "unknown-program": {
    rules: ["AUTH-07"],
    about: "A program nobody knows gets the buyer as signer.",
    spoil: (plan, { terms: { buyer } }) =>
      append(plan, {
        programAddress: NOBODYS_PROGRAM,
        accounts: [{ address: buyer, role: AccountRole.WRITABLE_SIGNER }],
        data: Uint8Array.of(1, 2, 3, 4),
      }),
  },
} as const satisfies Record<string, HostileKind>;
