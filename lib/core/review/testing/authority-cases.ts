import { AccountRole, type Instruction } from "@solana/kit";
import { getFreezeLookupTableInstruction } from "@solana-program/address-lookup-table";
import { getAssignInstruction, getAuthorizeNonceAccountInstruction } from "@solana-program/system";
import {
  AuthorityType,
  getApproveInstruction,
  getBurnInstruction,
  getCloseAccountInstruction,
  getFreezeAccountInstruction,
  getSetAuthorityInstruction,
} from "@solana-program/token";
import { address, type Address } from "../../solana";
import { offline, purchaseAnd, type Case, type CasePair } from "./case";
import type { World } from "./world";

const UNKNOWN = address("recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5");
const OTHER_PROGRAM = address("BPFLoaderUpgradeab1e11111111111111111111111");

type Party = "buyer" | "escrow";

/** The same instruction by the wallet and by the escrow: only whose it is differs. */
const byBoth = (make: (world: World, party: Party, tokens: Address) => Instruction): CasePair => {
  const as = (party: Party): Case =>
    purchaseAnd(
      (world) => [make(world, party, party === "buyer" ? world.buyerOther : world.escrowTokens)],
      offline,
    );
  return { trips: as("buyer"), spares: as("escrow") };
};

const unknown = (account: (world: World) => Address, role: AccountRole): Case =>
  purchaseAnd(
    (world) => [
      {
        programAddress: UNKNOWN,
        accounts: [{ address: account(world), role }],
        data: Uint8Array.of(1),
      },
    ],
    offline,
  );

const withWallet = unknown((world) => world.buyer.address, AccountRole.READONLY_SIGNER);
const withTokens = unknown((world) => world.buyerTokens, AccountRole.WRITABLE);
const withNothing = unknown((world) => world.stranger.address, AccountRole.WRITABLE);

/** The escrow freezes an account with its own authority; only whose account it is differs. */
const freezing = (account: (world: World) => Address): Case =>
  purchaseAnd(
    (world) => [
      getFreezeAccountInstruction({
        account: account(world),
        mint: world.mint,
        owner: world.escrow,
      }),
    ],
    offline,
  );

export const authorityCases = {
  "AUTH-01": byBoth((world, party) =>
    getAssignInstruction({ account: world[party], programAddress: OTHER_PROGRAM }),
  ),
  "AUTH-02": byBoth((world, party, owned) =>
    getSetAuthorityInstruction({
      owned,
      owner: world[party],
      authorityType: AuthorityType.AccountOwner,
      newAuthority: world.stranger.address,
    }),
  ),
  "AUTH-03": byBoth((world, party, source) =>
    getApproveInstruction({
      source,
      delegate: world.stranger.address,
      owner: world[party],
      amount: 1n,
    }),
  ),
  "AUTH-04": byBoth((world, party, account) =>
    getCloseAccountInstruction({
      account,
      destination: world.stranger.address,
      owner: world[party],
    }),
  ),
  "AUTH-05": byBoth((world, party, account) =>
    getBurnInstruction({
      account,
      mint: party === "buyer" ? world.otherMint : world.mint,
      authority: world[party],
      amount: 1n,
    }),
  ),
  "AUTH-06": byBoth((world, party) =>
    getAuthorizeNonceAccountInstruction({
      nonceAccount: world.stranger.address,
      nonceAuthority: world[party],
      newNonceAuthority: world.stranger.address,
    }),
  ),
  "AUTH-07": { trips: withWallet, spares: withTokens },
  "AUTH-08": { trips: withTokens, spares: withNothing },
  "AUTH-09": {
    trips: withNothing,
    spares: purchaseAnd(
      (world) => [getAssignInstruction({ account: world.escrow, programAddress: OTHER_PROGRAM })],
      offline,
    ),
  },
  "AUTH-10": byBoth((world, party) =>
    getFreezeLookupTableInstruction({ address: world.stranger.address, authority: world[party] }),
  ),
  "AUTH-11": {
    trips: freezing((world) => world.buyerTokens),
    spares: freezing((world) => world.strangerLicence),
  },
} satisfies Record<string, CasePair>;
