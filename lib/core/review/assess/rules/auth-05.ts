import { accountOf } from "../../decode/instruction";
import { isTokenProgram } from "../../programs/addresses";
import { actsOnWallet } from "../acting";
import { messageRule } from "../rule";
import { baseUnits } from "../words";

const burns: ReadonlySet<string> = new Set([
  "burn",
  "burnChecked",
  "permissionedBurn",
  "permissionedBurnChecked",
]);

/** Source: spl-token `Burn` (8) and `BurnChecked` (15), Token-2022 `PermissionedBurn`. */
export const nothingBurned = messageRule("AUTH-05", (context) =>
  context.instructions
    .filter(
      ({ program, name, known }) => isTokenProgram(program) && known === "known" && burns.has(name),
    )
    .filter((instruction) => actsOnWallet(context, instruction, "account"))
    .map((instruction) => {
      const mint = accountOf(instruction, "mint").address;
      const amount = String(instruction.args["amount"]);
      return {
        message: `${baseUnits(amount)} of your token ${mint} would be destroyed.`,
        instruction: instruction.index,
        facts: { mint, amount },
      };
    }),
);
