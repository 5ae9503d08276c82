import { logger } from "@/lib/server/log";
import { PLATFORM } from "@/lib/server/vault";
import { learnStanding, type Accounts } from "./same-account";

const NOT_TAKEN =
  "REALM does not take the platform's key and secret: every call to REALM will fail. Mend REALM_API_SECRET and start again, or add another key with npm run keys.";

/**
 * Asks REALM whether it takes the platform's credential in force that was never proved, as the environment's at
 * the first start, and tells the log where it does not. Never throws.
 */
export const proveStanding = async (accounts: Accounts): Promise<void> => {
  try {
    for (const { fingerprint } of await learnStanding(accounts, PLATFORM, null, "system"))
      logger.warn({ component: "vault", fingerprint }, NOT_TAKEN);
  } catch (error) {
    logger.warn({ component: "vault", error }, "The platform's credential could not be proved.");
  }
};
