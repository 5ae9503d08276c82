import type { Act } from "./happenings";
import type { Stage } from "./stage";

/** Slots after which no blockhash of before is good any more, and a few more. */
const DEAD_SLOTS = 160;

/** Slots after which also the final chain is past them. */
const FORGOTTEN_SLOTS = 200;

/** What has to be so that an act's points come. */
interface Scene {
  /** Before the first of its purchases begins. */
  readonly set?: (stage: Stage) => Promise<void>;
  /** Once all who don't stay have left. */
  readonly left?: (stage: Stage) => Promise<void>;
  /** Once its kill is over. */
  readonly strike?: (stage: Stage) => Promise<void>;
}

/** The cluster says that it has taken what is sent, and loses it; then time goes by. */
const losing: Scene = {
  set: async (stage) => {
    await stage.control("POST", "/cluster/fault", { kind: "dropSends" });
  },
  left: async (stage) => {
    stage.noteLoss();
    await stage.control("POST", "/cluster/advance", { slots: FORGOTTEN_SLOTS });
    await stage.control("DELETE", "/cluster/fault");
  },
};

export const scenes: Readonly<Partial<Record<Act, Scene>>> = {
  expiring: {
    left: async (stage) => {
      await stage.control("POST", "/cluster/advance", { slots: DEAD_SLOTS });
    },
  },
  forgetting: losing,
  dropping: losing,
  renewing: {
    set: async (stage) => {
      // Its record says nothing either: what REALM itself has seen completed is no alarm.
      for (const match of ["purchases.confirm", "purchases.get"])
        await stage.control("POST", "/realm/fault", { kind: "status", status: 422, match });
    },
    strike: async (stage) => {
      await stage.control("DELETE", "/realm/fault");
    },
  },
};
