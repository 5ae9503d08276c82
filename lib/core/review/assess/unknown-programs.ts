import type { Instruction, NamedAccount } from "../decode/instruction";
import { TOKEN_2022 } from "../programs/addresses";
import { readMint } from "../resolve/token-state";
import type { MessageContext } from "./context";

/** What an unknown program is given of the wallet's. */
export type Reach = "signature" | "account" | "nothing";

export interface UnknownCall {
  readonly instruction: Instruction;
  readonly reach: Reach;
  /** The token account it may write to; empty where it is none. */
  readonly account: string;
  /** The program in words, for the middle of a sentence. */
  readonly who: string;
  readonly facts: Readonly<Record<string, string>>;
}

const reachOf = (
  { wallet, ownership }: MessageContext,
  accounts: readonly NamedAccount[],
): Pick<UnknownCall, "reach" | "account"> => {
  const account = accounts.find(
    ({ address, writable }) => writable && ownership.isWallets(address),
  );
  const signature = accounts.some(({ address }) => address === wallet);
  const reach = signature ? "signature" : account ? "account" : "nothing";
  return { reach, account: account?.address ?? "" };
};

const TRANSFER_HOOK = 14;
const hooked: ReadonlySet<string> = new Set(["transferChecked", "transferCheckedWithFee"]);
/** Source, mint, destination and authority; what follows is for a multisig, or for the hook. */
const SLOTS = 4;

/**
 * Token-2022 hands the accounts behind a transfer's own to the mint's hook, a program of anybody's
 * choice, with the privileges the message gives them. Whoever is named as authority is handed on
 * without its signature. Source: token-2022 `process_transfer`, spl-transfer-hook-interface
 * `add_extra_accounts_for_execute_cpi`.
 */
const hookCall = (context: MessageContext, instruction: Instruction): UnknownCall[] => {
  const { program, name, known, accounts } = instruction;
  if (program !== TOKEN_2022 || known !== "known" || !hooked.has(name)) return [];
  const [, mint, , authority] = accounts;
  const state = readMint(context.chain?.before?.get(mint?.address ?? context.wallet) ?? null);
  if (state?.extensions.every(({ type }) => type !== TRANSFER_HOOK)) return [];
  const extra = accounts
    .slice(SLOTS)
    .filter(({ address }) => address !== authority?.address || authority.unresolved);
  const given = reachOf(context, extra);
  if (mint === undefined || given.reach === "nothing") return [];
  const facts = { mint: mint.address };
  return [{ instruction, ...given, who: `the hook of the token ${mint.address}`, facts }];
};

/** Each call of an unknown program with the most it is given. The privileges are the message's. */
export const unknownCalls = (context: MessageContext): readonly UnknownCall[] =>
  context.instructions.flatMap((instruction) => {
    const { program, known, accounts } = instruction;
    if (known !== "unknown-program") return hookCall(context, instruction);
    const who = `the unknown program ${program}`;
    return [{ instruction, ...reachOf(context, accounts), who, facts: { program } }];
  });
