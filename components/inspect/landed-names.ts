import type { Landed } from "@/lib/core/review/landed";
import type { Address } from "@/lib/core/solana";

/** Names that can be vouched for without an agreement: programs, the reader, and who paid the fee. */
export const landedNames = (
  { instructions, feePayer }: Landed,
  wallet: Address | null,
): ReadonlyMap<Address, string> =>
  new Map<Address, string>([
    ...instructions.flatMap(({ program, programName, known }) =>
      known === "unknown-program" ? [] : [[program, `${programName} program`] as const],
    ),
    [feePayer, "Fee payer"],
    ...(wallet === null ? [] : [[wallet, "You"] as const]),
  ]);
