import type { PurchaseContext } from "../context";
import { preparedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { moved, wait, type StepResult } from "./result";

const LOOK_EVERY_MILLIS = 5_000;

/** Expires what nobody signed once its blockhash is dead. */
export const stepPrepared = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const { lastValidBlockHeight } = preparedFacts(purchase);
  const blockHeight = await context.chain.blockHeight();
  if (blockHeight <= lastValidBlockHeight) return wait(LOOK_EVERY_MILLIS);
  const evidence = {
    blockHeight: blockHeight.toString(),
    lastValidBlockHeight: lastValidBlockHeight.toString(),
  };
  return moved(await transition(context, purchase.id, "expire", evidence));
};
