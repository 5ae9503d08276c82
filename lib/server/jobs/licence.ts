import type { Address } from "@/lib/core/solana";
import { isSoldHere, requireLicence } from "@/lib/server/licences/licences";
import { mirroredModel } from "@/lib/server/models/store/trainings";
import { ON_OWN_ACCOUNT, type PaidBy } from "./account";
import type { JobContext } from "./context";

export interface LicensedContext extends JobContext {
  /** See lib/server/chain/holdings.ts. */
  readonly heldMints: (owner: Address) => Promise<ReadonlySet<Address>>;
}

/**
 * Whose account at REALM makes pictures with a model for a wallet: its own for its own models, this
 * instance's where the wallet holds the model's licence on the chain at this moment, else its own again,
 * where REALM has the last word.
 * @throws LICENCE_REQUIRED where licences of it are known to be sold and this wallet holds none;
 * CHAIN_UNAVAILABLE
 */
export const accountFor = async (
  context: LicensedContext,
  wallet: Address,
  modelId: string,
): Promise<PaidBy> => {
  const own = await mirroredModel(context.database, wallet, modelId);
  const isOwn = own !== null && own.goneAt === null;
  if (isOwn || !(await isSoldHere(context, modelId))) return ON_OWN_ACCOUNT;
  const { mint } = await requireLicence(context, wallet, modelId);
  return { account: "platform", licenceMint: mint };
};
