import { accountOf, type Instruction } from "../../decode/instruction";
import { SYSTEM } from "../../programs/addresses";
import type { MessageContext } from "../context";
import { messageRule } from "../rule";

/** Which account of each instruction is changed; those made of a seed belong to their base. */
const targets: ReadonlyMap<string, readonly string[]> = new Map([
  ["createAccount", ["newAccount"]],
  ["assign", ["account"]],
  ["allocate", ["newAccount"]],
  ["allocateWithSeed", ["newAccount"]],
  ["assignWithSeed", ["account"]],
  ["createAccountAllowPrefund", ["newAccount"]],
]);

/** Instructions that act on an account derived from a seed, with the signature of its base. */
const seeded: ReadonlySet<string> = new Set([
  "createAccountWithSeed",
  "allocateWithSeed",
  "assignWithSeed",
]);

/**
 * The runtime takes the base from the arguments and its signature from wherever it stands. A new
 * token account that becomes the wallet's is no harm; creating any other under its seed is.
 */
const spendsSeed = ({ wallet, ownership }: MessageContext, instruction: Instruction): boolean =>
  seeded.has(instruction.name) &&
  instruction.args["base"] === wallet &&
  !(
    instruction.name === "createAccountWithSeed" &&
    ownership.isWallets(accountOf(instruction, "newAccount").address)
  );

/** Where nothing was agreed: a new account that the wallet itself pays for, as staking makes them. */
const opensOwn = ({ intent, wallet }: MessageContext, { name, accounts }: Instruction): boolean =>
  intent === null &&
  name === "createAccountWithSeed" &&
  accounts.some((account) => account.name === "payer" && account.address === wallet);

/** Source: solana-system-interface; an assigned wallet can't be used by its key any more. */
export const accountStaysYours = messageRule("AUTH-01", (context) =>
  context.instructions.flatMap((instruction) => {
    const { program, index, name, known, accounts, args } = instruction;
    if (program !== SYSTEM || known !== "known") return [];
    const slots = targets.get(name) ?? [];
    const own = accounts.some(
      (account) => slots.includes(account.name) && account.address === context.wallet,
    );
    const derived = spendsSeed(context, instruction);
    if (!own && !derived) return [];
    const program_ = args["programAddress"];
    const to = typeof program_ === "string" ? ` to the program ${program_}` : "";
    const whose = own ? "your wallet's own account" : "an account derived from your wallet";
    const message = name.startsWith("allocate")
      ? `Storage would be set aside in ${whose}${own ? ", which makes it unusable as a wallet" : ""}.`
      : `With your signature ${whose} would be handed over${to}.`;
    return [
      {
        ...(!own && opensOwn(context, instruction) ? { severity: "warn" as const } : {}),
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
