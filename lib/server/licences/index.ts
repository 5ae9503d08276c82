import "server-only";
import type { LicenceQuota, LicensedModel } from "@/lib/core/licence";
import type { Address } from "@/lib/core/solana";
import { chain } from "@/lib/server/chain";
import { database } from "@/lib/server/db";
import * as licences from "./licences";
import * as quota from "./quota";

/** What a wallet can make with the licences it holds: see licences.ts and quota.ts. */
export const licencesOf = async (
  wallet: Address,
): Promise<{ readonly models: readonly LicensedModel[]; readonly quota: LicenceQuota }> => {
  const store = await database();
  const context = { database: store, heldMints: (owner: Address) => chain().heldMints(owner) };
  const held = await licences.heldLicences(context, wallet);
  const holder = { wallet, mints: held.map(({ mint }) => mint) };
  return {
    models: held.map(({ modelId, name }) => ({ modelId, name })),
    quota: await quota.quotaOf(store, holder, new Date()),
  };
};
