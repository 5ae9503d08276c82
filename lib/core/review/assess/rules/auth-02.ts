import { isTokenProgram } from "../../programs/addresses";
import { actsOnWallet } from "../acting";
import { messageRule } from "../rule";

const kinds = ["mint tokens", "freeze accounts", "own the account", "close the account"] as const;

/** Source: spl-token `SetAuthority`. */
export const authorityStays = messageRule("AUTH-02", (context) =>
  context.instructions
    .filter(
      ({ program, name, known }) =>
        isTokenProgram(program) && name === "setAuthority" && known === "known",
    )
    .filter((instruction) => actsOnWallet(context, instruction, "owned"))
    .map(({ index, args }) => {
      const right = kinds[Number(args["authorityType"])] ?? "control an extension";
      const heir = args["newAuthority"];
      const message =
        typeof heir === "string"
          ? `The right to ${right} would pass from you to ${heir}.`
          : `You would give up the right to ${right} for good.`;
      return {
        message,
        instruction: index,
        facts: { authority: right, newAuthority: String(heir) },
      };
    }),
);
