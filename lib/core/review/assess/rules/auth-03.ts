import { isTokenProgram } from "../../programs/addresses";
import { accountOf } from "../../decode/instruction";
import { actsOnWallet } from "../acting";
import { messageRule } from "../rule";
import { baseUnits } from "../words";

/** Source: spl-token `Approve` (4) and `ApproveChecked` (13). */
export const noDelegates = messageRule("AUTH-03", (context) =>
  context.instructions
    .filter(
      ({ program, name, known }) =>
        isTokenProgram(program) &&
        known === "known" &&
        (name === "approve" || name === "approveChecked"),
    )
    .filter((instruction) => actsOnWallet(context, instruction, "source"))
    .map((instruction) => {
      const delegate = accountOf(instruction, "delegate").address;
      const amount = String(instruction.args["amount"]);
      return {
        message: `${delegate} would be allowed to spend ${baseUnits(amount)} of a token of yours at any later time.`,
        instruction: instruction.index,
        facts: { delegate, amount, account: accountOf(instruction, "source").address },
      };
    }),
);
