import type { Act } from "./points";
import type { Stage } from "./stage";

/** Slots after which no blockhash of before is good any more, and a few more. */
const DEAD_SLOTS = 160;

/** What has to be so that an act's points come. */
interface Scene {
  /** Before the first of its purchases begins. */
  readonly set?: (stage: Stage) => Promise<void>;
  /** Once all who don't stay have left. */
  readonly left?: (stage: Stage) => Promise<void>;
  /** Once its kill is over. */
  readonly strike?: (stage: Stage) => Promise<void>;
}

export const scenes: Readonly<Partial<Record<Act, Scene>>> = {
  expiring: {
    left: async (stage) => {
      await stage.control("POST", "/cluster/advance", { slots: DEAD_SLOTS });
    },
  },
  renewing: {
    set: async (stage) => {
      const refused = { kind: "status", status: 422, match: "purchases.confirm" };
      await stage.control("POST", "/realm/fault", refused);
    },
    strike: async (stage) => {
      await stage.control("DELETE", "/realm/fault");
    },
  },
};
