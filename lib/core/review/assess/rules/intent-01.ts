import { compareIntents } from "../../../intent";
import { intentRule } from "../rule";

/** Source: realm-api: a listing's price may change between the page and the purchase. */
export const intentsAgree = intentRule("INTENT-01", ({ intent, counterpart }) => {
  if (counterpart === null) return "There is no second intent to compare with.";
  return compareIntents(intent, counterpart).map(({ field, page, record }) => ({
    message: `The page you looked at says ${page} for ${field}, the server's record says ${record}.`,
    facts: { field, page, record },
  }));
});
