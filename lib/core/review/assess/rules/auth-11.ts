import { accountOf } from "../../decode/instruction";
import { isTokenProgram } from "../../programs/addresses";
import { messageRule } from "../rule";

/**
 * The freeze authority needs nothing of the wallet's, so no rule about its signature would see this.
 * Source: spl-token `FreezeAccount` (10): a frozen account can neither send nor receive nor be closed.
 */
export const accountsStayFree = messageRule("AUTH-11", ({ instructions, ownership }) =>
  instructions.flatMap((instruction) => {
    const { program, name, known, index } = instruction;
    if (!isTokenProgram(program) || known !== "known" || name !== "freezeAccount") return [];
    const account = accountOf(instruction, "account").address;
    const mint = accountOf(instruction, "mint").address;
    if (!ownership.isWallets(account) && !ownership.isAssociated(account, mint)) return [];
    return [
      {
        message: `Your token account ${account} would be frozen: nothing could leave it.`,
        instruction: index,
        facts: { account, mint },
      },
    ];
  }),
);
