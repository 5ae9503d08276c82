import { isEnd, purchaseListSchema } from "@/lib/core/purchase";
import type { Person } from "./person";
import type { Stage } from "./stage";

const LOOK_EVERY_MILLIS = 500;
const REST_WITHIN_MILLIS = 600_000;
/** Finality takes one look, a dead blockhash five. */
const SLOTS_A_LOOK = 32;

const unfinished = async (
  { instances }: Stage,
  people: readonly Person[],
): Promise<readonly string[]> => {
  const [first] = instances;
  const open: string[] = [];
  for (const { session } of people) {
    const { purchases } = await session.call(
      first?.url ?? "",
      "GET",
      "/api/purchases",
      purchaseListSchema,
    );
    for (const { id, state } of purchases) if (!isEnd(state)) open.push(`${id} (${state})`);
  }
  return open;
};

/**
 * Lets time pass on the cluster until every purchase has ended, as its buyer sees it.
 * @throws Error that names those which have not in ten minutes
 */
export const untilAtRest = async (stage: Stage, people: readonly Person[]): Promise<void> => {
  const deadline = Date.now() + REST_WITHIN_MILLIS;
  for (;;) {
    const open = await unfinished(stage, people);
    if (open.length === 0) return;
    if (Date.now() > deadline) throw new Error(`These purchases are stuck: ${open.join(", ")}`);
    await stage.control("POST", "/cluster/advance", { slots: SLOTS_A_LOOK });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
};
