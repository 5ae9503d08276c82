import type { Instruction } from "@solana/kit";
import type { Scene } from "./definition";
import type { PartChanges, Stage } from "./stage";
import type { Envelope } from "./wire";

type OrPromise<T> = T | Promise<T>;

/** A purchase with some parts changed, instructions added at its end, another envelope. */
export interface Changes {
  readonly parts?: PartChanges;
  readonly added?: readonly Instruction[];
  readonly envelope?: Partial<Envelope>;
  /** What the case has besides its transaction and intent. */
  readonly scene?: Partial<Scene>;
}

/** The scene of a purchase that was changed like this. */
export const purchaseScene =
  (change: (stage: Stage) => OrPromise<Changes>) =>
  async (stage: Stage): Promise<Scene> => {
    const { parts, added, envelope, scene } = await change(stage);
    return {
      transaction: await stage.wire(stage.purchase(parts, added), envelope),
      intent: stage.intent,
      ...scene,
    };
  };

/** A purchase that is followed by these instructions, nothing else changed. */
export const purchaseFollowedBy = (
  added: (stage: Stage) => OrPromise<readonly Instruction[]>,
): ((stage: Stage) => Promise<Scene>) =>
  purchaseScene(async (stage) => ({ added: await added(stage) }));
