import { CodedError } from "@/lib/core/errors";
import type { LicensedModel } from "@/lib/core/licence";
import type { Address } from "@/lib/core/solana";
import type { LicenceContext } from "./context";
import { isSold, openedBy } from "./sold";

type Licences = Pick<LicenceContext, "database" | "heldMints">;

/** A model's licence in a wallet: the token that it is. Tokens pass on, so what was made goes by them. */
export interface HeldLicence extends LicensedModel {
  readonly mint: Address;
}

const byModel = (one: HeldLicence, other: HeldLicence): number => {
  if (one.modelId !== other.modelId) return one.modelId < other.modelId ? -1 : 1;
  return one.mint < other.mint ? -1 : Number(one.mint > other.mint);
};

/**
 * The licences a wallet holds at this moment, one of each model, whoever bought it and wherever. A token
 * of which nobody has told this instance is no licence here.
 * @throws CHAIN_UNAVAILABLE
 */
export const heldLicences = async (
  { database, heldMints }: Licences,
  wallet: Address,
): Promise<readonly HeldLicence[]> => {
  const mints = await heldMints(wallet);
  if (mints.size === 0) return [];
  const opened = (await openedBy(database, [...mints])).toSorted(byModel);
  return opened.filter(({ modelId }, index) => opened[index - 1]?.modelId !== modelId);
};

/** Whether licences of this model are known to have been sold at all. */
export const isSoldHere = (
  { database }: Pick<LicenceContext, "database">,
  modelId: string,
): Promise<boolean> => isSold(database, modelId);

/**
 * The wallet's licence of the model.
 * @throws LICENCE_REQUIRED where it holds none now, CHAIN_UNAVAILABLE
 */
export const requireLicence = async (
  context: Licences,
  wallet: Address,
  modelId: string,
): Promise<HeldLicence> => {
  const held = await heldLicences(context, wallet);
  const licence = held.find((one) => one.modelId === modelId);
  if (licence) return licence;
  throw new CodedError("LICENCE_REQUIRED", "the wallet holds no licence of this model");
};
