import type { Finding } from "@/lib/core/review";
import { isAddress, type Address } from "@/lib/core/solana";

/** Up to four characters of one address, and whether those of the other differ. */
interface Group {
  readonly text: string;
  readonly differs: boolean;
}

/** Two addresses that a hurried eye takes for one. */
export interface LookAlike {
  readonly known: { readonly address: Address; readonly groups: readonly Group[] };
  readonly other: { readonly address: Address; readonly groups: readonly Group[] };
}

const GROUP = /.{1,4}/gu;

const against = (address: Address, model: Address): readonly Group[] => {
  const theirs = model.match(GROUP) ?? [];
  return (address.match(GROUP) ?? []).map((text, index) => ({
    text,
    differs: text !== theirs[index],
  }));
};

/** The pair a finding of PAY-08 is about, group by group; null for any other finding. */
export const lookAlikeOf = ({ rule, facts }: Finding): LookAlike | null => {
  const { address, imitates } = facts;
  if (rule !== "PAY-08" || address === undefined || imitates === undefined) return null;
  if (!isAddress(address) || !isAddress(imitates)) return null;
  return {
    known: { address: imitates, groups: against(imitates, address) },
    other: { address, groups: against(address, imitates) },
  };
};
