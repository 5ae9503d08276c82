import * as z from "zod";
import { formatSol } from "@/lib/core/money";

const answer = z.object({
  result: z.object({ value: z.array(z.object({ lamports: z.int().min(0) }).nullable()) }),
});

/**
 * The accounts' balances, in lamports, in the order of the addresses. `z.int()` refuses what a JSON
 * number can't hold exactly (2^53 and more), so that no rounded balance is shown.
 * @throws where the cluster does not answer, or with something else.
 */
const fetchBalances = async (
  rpcUrl: string,
  addresses: readonly string[],
): Promise<readonly bigint[]> => {
  const params = [addresses, { encoding: "base64", dataSlice: { offset: 0, length: 0 } }];
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "getMultipleAccounts", params }),
  });
  const { result } = answer.parse(await response.json());
  return addresses.map((_, index) => BigInt(result.value[index]?.lamports ?? 0));
};

/** Balances as people read them; where the cluster does not answer, the words say so. */
export const balanceTexts = async (
  rpcUrl: string,
  addresses: readonly string[],
): Promise<readonly string[]> => {
  try {
    const balances = await fetchBalances(rpcUrl, addresses);
    return balances.map((balance) => `${formatSol(balance)} SOL`);
  } catch {
    return addresses.map(() => "balance unknown");
  }
};
