import { differenceBetween } from "./difference";
import type { ReviewPorts } from "./ports";
import type { Assessed, Preparation } from "./state";

/**
 * Reviews a preparation as it is now.
 * @param before an earlier reading to compare with: of this transaction, or of another for the
 * same purchase
 */
export const assess = async (
  ports: Pick<ReviewPorts, "review" | "now">,
  preparation: Preparation,
  before: { readonly reading: "another" | "this"; readonly assessed: Assessed } | null,
): Promise<Assessed> => {
  const { transaction, intent, counterpart } = preparation;
  // What is read may be as old as the question, not as young as the answer.
  const at = ports.now();
  const review = await ports.review({ transaction, intent, counterpart });
  const since = before && {
    reading: before.reading,
    difference: differenceBetween(
      { intent: before.assessed.preparation.intent, review: before.assessed.review },
      { intent, review },
    ),
  };
  return { preparation, review, at, since };
};
