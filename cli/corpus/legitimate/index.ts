import type { Definitions } from "../definition";
import { landings } from "./landings";
import { licences } from "./licences";
import { listings } from "./listings";
import { purchases } from "./purchases";
import { terms } from "./terms";
import { wallets } from "./wallets";
import { withoutIntent } from "./without-intent";

/** Transactions a person may sign; some with a warning. */
export const legitimate: Definitions = {
  ...purchases,
  ...terms,
  ...licences,
  ...wallets,
  ...landings,
  ...listings,
  ...withoutIntent,
};
