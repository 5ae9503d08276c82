import { accountOf } from "../../decode/instruction";
import { isTokenProgram } from "../../programs/addresses";
import { actsOnWallet } from "../acting";
import { messageRule } from "../rule";

/** What is emptied, by instruction. */
const emptied: ReadonlyMap<string, string> = new Map([
  ["closeAccount", "account"],
  ["withdrawExcessLamports", "source"],
  ["unwrapLamports", "source"],
]);

/**
 * Source: spl-token `CloseAccount` (9), `WithdrawExcessLamports` (38), `UnwrapLamports` (45). No
 * agreement needs any of them; where nothing was agreed, what comes back to the wallet is no loss.
 */
export const accountsStayOpen = messageRule("AUTH-04", (context) =>
  context.instructions.flatMap((instruction) => {
    const slot = emptied.get(instruction.name);
    if (!isTokenProgram(instruction.program) || instruction.known !== "known" || slot === undefined)
      return [];
    if (!actsOnWallet(context, instruction, slot)) return [];
    const account = accountOf(instruction, slot).address;
    const destination = accountOf(instruction, "destination").address;
    const what = instruction.name === "closeAccount" ? "closed, its deposit" : "emptied, its SOL";
    const goes =
      destination === context.wallet ? "coming to your wallet" : `going to ${destination}`;
    const harmless = context.intent === null && destination === context.wallet;
    return [
      {
        ...(harmless ? { severity: "warn" as const } : {}),
        message: `Your token account ${account} would be ${what} ${goes}.`,
        instruction: instruction.index,
        facts: { account, destination },
      },
    ];
  }),
);
