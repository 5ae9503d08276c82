import { memoPrograms } from "../../programs/addresses";
import { escapeHidden, hasHiddenCharacters } from "../../escape";
import { messageRule } from "../rule";

/** Source: Unicode Technical Report 36, "Unicode Security Considerations". */
export const memoReadable = messageRule("MEMO-01", ({ instructions }) =>
  instructions.flatMap(({ program, index, args }) => {
    const memo = args["memo"];
    if (!memoPrograms.has(program) || typeof memo !== "string" || !hasHiddenCharacters(memo))
      return [];
    return [
      {
        message: "The memo contains characters that can't be seen; they are shown escaped.",
        instruction: index,
        facts: { memo: escapeHidden(memo) },
      },
    ];
  }),
);
