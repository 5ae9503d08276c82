import type { Connection } from "@/lib/core/account";
import type { Address } from "@/lib/core/solana";
import type { Credential } from "@/lib/server/vault";
import { readConnection } from "./connection";
import type { AccountContext } from "./context";

/** The active one last: a waiting one would take its place. */
const order: Readonly<Record<Credential["state"], number>> = {
  next: 0,
  retiring: 1,
  active: 2,
  revoked: 3,
};

/**
 * Ends every credential of a wallet; their secrets are erased. Nothing changes where there is none. At
 * REALM the key goes on to work until it is revoked there.
 */
export const disconnect = async (context: AccountContext, wallet: Address): Promise<Connection> => {
  const { vault } = context;
  const standing = (await vault.list(wallet))
    .filter(({ state }) => state !== "revoked")
    .toSorted((left, right) => order[left.state] - order[right.state]);
  for (const { id } of standing) await vault.revoke(id, "disconnected by its owner", wallet);
  context.changed();
  return readConnection(context, wallet);
};
