import * as z from "zod";
import type { Address } from "@/lib/core/solana";
import type { TestMarket } from "@/lib/server/purchases/testing/market";

const tokens = z.object({
  value: z.array(
    z.object({
      account: z.object({
        data: z.object({
          parsed: z.object({
            info: z.object({ tokenAmount: z.object({ amount: z.string() }) }),
          }),
        }),
      }),
    }),
  ),
});

/** How many tokens of a mint a wallet holds. */
export const tokensHeld = async (
  cluster: TestMarket["cluster"],
  owner: Address,
  mint: string | null,
): Promise<bigint> => {
  const answer = await cluster.result("getTokenAccountsByOwner", [
    owner,
    { mint },
    { encoding: "jsonParsed", commitment: "confirmed" },
  ]);
  return tokens
    .parse(answer)
    .value.reduce((sum, one) => sum + BigInt(one.account.data.parsed.info.tokenAmount.amount), 0n);
};
