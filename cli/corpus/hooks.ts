import { AccountRole, type AccountMeta, type Address } from "@solana/kit";
import { findExtraAccountMetaListPda } from "@solana-program/token-2022";
import { key, readonly, u32 } from "./raw";
import type { Stage } from "./stage";

/** `spl-transfer-hook-interface:execute`, hashed: whose list of accounts it is. */
const EXECUTE = [105, 37, 101, 197, 75, 251, 102, 26];
const BYTES_EACH = 35;
/** The address stands there as it is, not to be derived. */
const LITERAL = 0;

/**
 * Tells the token program which accounts a mint's hook wants on every transfer, with the privileges
 * it wants. Returns what has to follow a transfer's own accounts for that.
 */
export const openHookAccounts = async (
  { ledger }: Stage,
  hook: Address,
  mint: Address,
  wanted: readonly AccountMeta[],
): Promise<readonly AccountMeta[]> => {
  const [list] = await findExtraAccountMetaListPda({ mint }, { programAddress: hook });
  const entries = wanted.flatMap(({ address, role }) => [
    LITERAL,
    ...key(address),
    role >= AccountRole.READONLY_SIGNER ? 1 : 0,
    role === AccountRole.WRITABLE || role === AccountRole.WRITABLE_SIGNER ? 1 : 0,
  ]);
  const data = Uint8Array.of(
    ...EXECUTE,
    ...u32(4 + wanted.length * BYTES_EACH),
    ...u32(wanted.length),
    ...entries,
  );
  ledger.write(list, {
    lamports: ledger.rent(data.length),
    owner: hook,
    data,
    executable: false,
  });
  return [...wanted, readonly(hook), readonly(list)];
};
