import { getCompiledTransactionMessageDecoder } from "@solana/kit";
import { COMPUTE_BUDGET_PROGRAM_ADDRESS } from "@solana-program/compute-budget";

/** What each instruction is and touches, fee settings left out; null where bytes are no plain message. */
const deeds = (message: string): readonly string[] | null => {
  const compiled = getCompiledTransactionMessageDecoder().decode(Buffer.from(message, "base64"));
  if (compiled.version === 1) return null;
  const { staticAccounts, instructions } = compiled;
  const name = (index: number): string => staticAccounts[index] ?? `beyond ${index}`;
  return instructions.flatMap(({ programAddressIndex, accountIndices = [], data }) => {
    const program = name(programAddressIndex);
    if (program === COMPUTE_BUDGET_PROGRAM_ADDRESS) return [];
    const bytes = Buffer.from(data ?? []).toString("hex");
    return [[program, ...accountIndices.map(name), bytes].join(" ")];
  });
};

/**
 * Whether a landed message does all that the prepared one does, in its order. Wallets add guards of
 * their own and set fees, so a sale that only the buyer signs need not land byte for byte. The memo
 * names the purchase, so that one payment never carries two.
 * @param landed base64
 * @param prepared base64
 */
export const carriesSale = (landed: string, prepared: string): boolean => {
  if (landed === prepared) return true;
  const found = deeds(landed);
  const wanted = deeds(prepared);
  if (!found || !wanted) return false;
  let next = 0;
  for (const deed of found) if (deed === wanted[next]) next += 1;
  return next === wanted.length;
};
