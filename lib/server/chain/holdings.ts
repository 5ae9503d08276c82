import * as z from "zod";
import { TOKEN, TOKEN_2022 } from "@/lib/core/review/programs/addresses";
import { addressFromBytes, strictBase64, fromBase64, type Address } from "@/lib/core/solana";
import { readResult } from "./answer";
import type { RpcCluster } from "./cluster";

/** Of a token account, under both programs: its mint, its owner, its amount; what follows is not asked for. */
const SLICE = { offset: 0, length: 72 } as const;
const OWNER = 32;
const AMOUNT = 64;

const accountsSchema = z.object({
  value: z.array(
    z.object({ account: z.object({ data: z.tuple([strictBase64(128), z.literal("base64")]) }) }),
  ),
});

/** The mint, where the account is the owner's and holds anything. */
const mintHeld = (owner: Address, data: Uint8Array): readonly Address[] => {
  if (data.length !== SLICE.length) return [];
  const amount = new DataView(data.buffer, data.byteOffset).getBigUint64(AMOUNT, true);
  const isHis = addressFromBytes(data.subarray(OWNER, AMOUNT)) === owner;
  return isHis && amount > 0n ? [addressFromBytes(data.subarray(0, OWNER))] : [];
};

/**
 * The mints of which an owner holds at least one base unit, in confirmed accounts of either token
 * program, whichever account it lies in. The answer's size is bounded (lib/server/upstream): a wallet
 * with many thousands of token accounts can't be asked about.
 * @throws CHAIN_UNAVAILABLE
 */
export const heldMints = async (
  { result }: Pick<RpcCluster, "result">,
  owner: Address,
): Promise<ReadonlySet<Address>> => {
  const config = { encoding: "base64", commitment: "confirmed", dataSlice: SLICE };
  const accounts = await Promise.all(
    [TOKEN, TOKEN_2022].map(async (programId) => {
      const answer = await result("getTokenAccountsByOwner", [owner, { programId }, config]);
      return readResult("getTokenAccountsByOwner", accountsSchema, answer).value;
    }),
  );
  return new Set(
    accounts.flat().flatMap(({ account: { data } }) => mintHeld(owner, fromBase64(data[0]))),
  );
};
