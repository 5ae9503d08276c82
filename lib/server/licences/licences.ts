import { and, eq, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { LicensedModel } from "@/lib/core/licence";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { LicenceContext } from "./context";

type Licences = Pick<LicenceContext, "database" | "heldMints">;

/** A model's licence in a wallet: the token that it is. Tokens pass on, so what was made goes by them. */
export interface HeldLicence extends LicensedModel {
  readonly mint: Address;
}

/** Models that were sold here, owned to the end. What is not of this instance's store is no licence here. */
const soldModel = and(eq(purchases.assetType, "model"), eq(purchases.state, "owned"));

/** The models whose licences these mints are, one mint each, by the intents that were paid for. */
const modelsOf = (database: Database, mints: ReadonlySet<Address>): Promise<HeldLicence[]> =>
  database
    .selectDistinctOn([purchases.assetId], {
      modelId: purchases.assetId,
      name: purchases.assetName,
      mint: sql<Address>`held.mint`,
    })
    .from(purchases)
    .innerJoin(
      sql`jsonb_array_elements_text(${JSON.stringify([...mints])}::jsonb) as held(mint)`,
      sql`(${purchases.intent} -> 'receive') @> jsonb_build_array(jsonb_build_object('mint', held.mint))`,
    )
    .where(soldModel)
    .orderBy(purchases.assetId, sql`held.mint`);

/**
 * The licences a wallet holds at this moment, whoever bought it.
 * @throws CHAIN_UNAVAILABLE
 */
export const heldLicences = async (
  { database, heldMints }: Licences,
  wallet: Address,
): Promise<readonly HeldLicence[]> => {
  const mints = await heldMints(wallet);
  return mints.size === 0 ? [] : modelsOf(database, mints);
};

/** Whether licences of this model were sold here at all. */
export const isSoldHere = async (
  { database }: Pick<LicenceContext, "database">,
  modelId: string,
): Promise<boolean> => {
  const [sold] = await database
    .select({ id: purchases.id })
    .from(purchases)
    .where(and(soldModel, eq(purchases.assetId, modelId)))
    .limit(1);
  return sold !== undefined;
};

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
