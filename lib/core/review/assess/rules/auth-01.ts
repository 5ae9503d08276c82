import { SYSTEM } from "../../programs/addresses";
import { messageRule } from "../rule";

/** Which account of each instruction is changed; the seed variants act through their base. */
const targets: ReadonlyMap<string, readonly string[]> = new Map([
  ["createAccount", ["newAccount"]],
  ["assign", ["account"]],
  ["allocate", ["newAccount"]],
  ["allocateWithSeed", ["newAccount", "baseAccount"]],
  ["assignWithSeed", ["account", "baseAccount"]],
  ["createAccountAllowPrefund", ["newAccount"]],
]);

/** Source: solana-system-interface; an assigned wallet can't be used by its key any more. */
export const accountStaysYours = messageRule("AUTH-01", ({ instructions, wallet }) =>
  instructions.flatMap(({ program, index, name, known, accounts, args }) => {
    if (program !== SYSTEM || known !== "known") return [];
    const slots = targets.get(name) ?? [];
    const hit = accounts.some(
      (account) => slots.includes(account.name) && account.address === wallet,
    );
    if (!hit) return [];
    const program_ = args["programAddress"];
    const to = typeof program_ === "string" ? ` to the program ${program_}` : "";
    const message = name.startsWith("allocate")
      ? "Storage would be set aside in your wallet's own account, which makes it unusable as a wallet."
      : `Your wallet's own account would be handed over${to}.`;
    return [
      {
        message,
        instruction: index,
        facts: {
          instruction: name,
          ...(typeof program_ === "string" ? { program: program_ } : {}),
        },
      },
    ];
  }),
);
