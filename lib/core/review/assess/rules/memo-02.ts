import { memoPrograms } from "../../programs/addresses";
import { escapeHidden } from "../../escape";
import { intentRule } from "../rule";

const WORDS = /[\w-]+/gu;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu;

/** Whether a word has the form of a purchase id: the own id's prefix ("pur_"), or both are UUIDs. */
const looksLikeId = (word: string, purchaseId: string): boolean => {
  const prefix = /^[A-Za-z]+_/u.exec(purchaseId)?.[0];
  return prefix === undefined ? UUID.test(purchaseId) && UUID.test(word) : word.startsWith(prefix);
};

/** Source: realm-api: REALM ties a payment to its purchase by the memo. */
export const memoNamesThis = intentRule("MEMO-02", ({ instructions, intent: { purchaseId } }) =>
  instructions.flatMap(({ program, index, args }) => {
    const memo = args["memo"];
    if (!memoPrograms.has(program) || typeof memo !== "string") return [];
    const other = memo
      .match(WORDS)
      ?.find((word) => word !== purchaseId && looksLikeId(word, purchaseId));
    if (other === undefined) return [];
    return [
      {
        message: `The memo names the purchase ${other}, not yours.`,
        instruction: index,
        facts: { memo: escapeHidden(memo), purchaseId },
      },
    ];
  }),
);
