import { messageRule } from "../rule";

/** Source: p-token `processor/batch.rs`. */
export const batchReadable = messageRule("MSG-12", ({ instructions }) =>
  instructions
    .filter(({ name, known }) => name === "batch" && known !== "known")
    .map(({ index, args }) => {
      const reason = String(args["malformed"] ?? "unreadable");
      return {
        message: `A batch of token instructions can't be taken apart: ${reason}.`,
        instruction: index,
        facts: { reason },
      };
    }),
);
