import type { Address } from "@/lib/core/solana";
import { env } from "@/lib/server/env";
import { currentSession } from "./current-session";
import type { Session } from "./sessions";

/** Whether a wallet may do what the operator may: the configuration names them, nothing else does. */
export const isOperator = (wallet: Address): boolean => env().operatorWallets.includes(wallet);

/** The operator's session, or null for everybody else: nobody learns which of the two was missing. */
export const operatorSession = async (): Promise<Session | null> => {
  const session = await currentSession();
  return session !== null && isOperator(session.wallet) ? session : null;
};
