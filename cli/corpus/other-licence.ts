import { address } from "@solana/kit";
import type { ExtensionArgs } from "@solana-program/token-2022";
import type { Intent } from "@/lib/core/intent";
import { keyOf } from "./parties";
import type { PartChanges, Stage } from "./stage";
import { createLicence, moveTokens, openHome, type MintPlan, type Token } from "./tokens";

/** The buyer's intent with another licence promised. */
export const promising = (intent: Intent, { mint }: Token): Intent => ({
  ...intent,
  receive: intent.receive.map((item) => ({ ...item, mint })),
});

/** The parts of a purchase of another licence. */
export const partsFor = async ({ buyer, escrow }: Stage, token: Token): Promise<PartChanges> => ({
  account: await openHome(buyer, buyer.address, token),
  licence: await moveTokens(escrow, buyer.address, token, 1n),
});

/** A licence made otherwise than usual, in escrow. */
export const licenceWith = async (
  { ledger, escrow }: Stage,
  changes: Partial<MintPlan>,
): Promise<Token> =>
  createLicence(ledger, { key: await keyOf("other licence mint"), authority: escrow, ...changes });

/** The metadata that REALM's newer licences carry in their own mint. */
export const metadataOf = async ({ escrow }: Stage): Promise<readonly ExtensionArgs[]> => {
  const { address: mint } = await keyOf("other licence mint");
  return [
    { __kind: "MetadataPointer", authority: escrow.address, metadataAddress: mint },
    {
      __kind: "TokenMetadata",
      updateAuthority: escrow.address,
      mint,
      name: "Licence for mod_zyx987",
      symbol: "REALM",
      uri: "https://realm.example/licences/mod_zyx987.json",
      additionalMetadata: new Map([["kind", "commercial"]]),
    },
  ];
};

/** Nobody has its key. */
export const NOBODY = address("Nobody1111111111111111111111111111111111111");
