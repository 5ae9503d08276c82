import { AuthorityType } from "@solana-program/token";
import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

type Fields = Readonly<Record<string, Json>>;

/**
 * How a node tells who signs: the account at `index` under `single`, or, when more accounts follow,
 * under `several` with the rest as `signers` (`parse_signers`).
 */
export const signersFrom =
  ({ accounts }: ResolvedInstruction) =>
  (index: number, single: string, several: string): Fields => {
    const owner = accounts[index];
    if (owner === undefined) throw new RangeError("the instruction lacks its authority");
    const rest = accounts.slice(index + 1).map((account) => account.address);
    return rest.length === 0
      ? { [single]: owner.address }
      : { [several]: owner.address, signers: rest };
  };

/** The word for an authority and whether a mint or an account has it. */
export const authorityWord = (type: AuthorityType): { word: string; owned: "mint" | "account" } => {
  switch (type) {
    case AuthorityType.MintTokens:
      return { word: "mintTokens", owned: "mint" };
    case AuthorityType.FreezeAccount:
      return { word: "freezeAccount", owned: "mint" };
    case AuthorityType.AccountOwner:
      return { word: "accountOwner", owned: "account" };
    case AuthorityType.CloseAccount:
      return { word: "closeAccount", owned: "account" };
  }
};
