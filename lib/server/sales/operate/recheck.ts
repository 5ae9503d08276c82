import type { RecheckOutcome } from "@/lib/core/operator/sales";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import { checkSale } from "../check";
import type { SalesContext } from "../context";
import { claimSale } from "../store";
import { anySale, auditSubject } from "./inspect";

/**
 * Reads the chain for a sale now, one that it did not show as it was told among them; what is final there,
 * and the same at every endpoint, decides. A sale that the chain has shown stays as it is.
 * @returns how it stands then; "undecided" where the chain decided nothing, "busy" where it is being read
 * @throws CodedError NOT_FOUND
 */
export const recheckSale = async (
  context: SalesContext,
  id: string,
  { reason, actor }: { readonly reason: string; readonly actor: Address },
): Promise<RecheckOutcome> => {
  const { database, now } = context;
  const { state } = await anySale(database, id);
  // Written first: a look that was asked for and failed was asked for all the same.
  await database.transaction((transaction) =>
    appendAudit(
      transaction,
      {
        ...{ actor, action: "sale.rechecked", subject: auditSubject(id) },
        details: { reason, state },
      },
      now(),
    ),
  );
  const claimed = await claimSale(context, id);
  if (claimed === null)
    return (await anySale(database, id)).state === "checked" ? "checked" : "busy";
  if (!(await checkSale(context, claimed))) return "undecided";
  const after = await anySale(database, id);
  return after.state === "unchecked" ? "undecided" : after.state;
};
