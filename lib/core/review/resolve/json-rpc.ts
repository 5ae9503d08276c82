import * as z from "zod";
import { addressSchema, fromBase64, strictBase64, toBase64, type Address } from "../../solana";
import type { AccountState, ClusterReader } from "./cluster-reader";

/** getMultipleAccounts answers for at most this many addresses (agave `MAX_MULTIPLE_ACCOUNTS`). */
const ACCOUNTS_PER_CALL = 100;
const COMMITMENT = "confirmed";

/** No account is larger (agave `MAX_PERMITTED_DATA_LENGTH`, 10 MiB), as base64. */
const LONGEST_DATA = Math.ceil((10 * 1024 * 1024) / 3) * 4;
/** The node cuts its log at 10,000 bytes and a transaction at 64 calls; this is well beyond both. */
const MANY = 10_000;

/** Lamports beyond 2^53 − 1 have lost digits in JSON.parse; such an answer is refused. */
const lamportsNumber = z.number().int().nonnegative().transform(BigInt);

const accountSchema = z
  .object({
    lamports: lamportsNumber,
    owner: addressSchema,
    data: z.tuple([strictBase64(LONGEST_DATA), z.literal("base64")]),
    executable: z.boolean(),
  })
  .transform((account): AccountState => ({ ...account, data: fromBase64(account.data[0]) }))
  .nullable();

const accountsSchema = z.object({ value: z.array(accountSchema) });
const validSchema = z.object({ value: z.boolean() });

const innerSchema = z
  .array(
    z.object({
      index: z.number().int().nonnegative(),
      instructions: z.array(z.object({ programId: addressSchema })).max(MANY),
    }),
  )
  .max(MANY);

/** An answer that does not say whether it failed has not said that it succeeded. */
const simulationSchema = z.object({
  value: z
    .object({
      err: z.unknown(),
      logs: z.array(z.string()).max(MANY).nullish(),
      unitsConsumed: lamportsNumber.nullish(),
      accounts: z.array(accountSchema).nullish(),
      innerInstructions: innerSchema.nullish(),
    })
    .refine(({ err }) => err !== undefined, "nothing is said of success"),
});

/**
 * A ClusterReader over any JSON-RPC transport.
 * @param call sends one request and resolves to its `result`; it rejects on an RPC error.
 * Answers that do not have the documented shape reject: the review then says it could not look.
 */
export const jsonRpcClusterReader = (
  call: (method: string, params: readonly unknown[]) => Promise<unknown>,
): ClusterReader => {
  const someAccounts = async (addresses: readonly Address[]): Promise<(AccountState | null)[]> => {
    const answer = await call("getMultipleAccounts", [
      addresses,
      { encoding: "base64", commitment: COMMITMENT },
    ]);
    const { value } = accountsSchema.parse(answer);
    if (value.length !== addresses.length)
      throw new TypeError("accounts are missing in the answer");
    return value;
  };
  return {
    genesisHash: async () => addressSchema.parse(await call("getGenesisHash", [])),
    accounts: async (addresses) => {
      const batches: Promise<(AccountState | null)[]>[] = [];
      for (let start = 0; start < addresses.length; start += ACCOUNTS_PER_CALL) {
        batches.push(someAccounts(addresses.slice(start, start + ACCOUNTS_PER_CALL)));
      }
      return (await Promise.all(batches)).flat();
    },
    isBlockhashValid: async (blockhash) =>
      validSchema.parse(await call("isBlockhashValid", [blockhash, { commitment: COMMITMENT }]))
        .value,
    simulate: async (transaction, addresses) => {
      const answer = await call("simulateTransaction", [
        toBase64(transaction),
        {
          encoding: "base64",
          commitment: COMMITMENT,
          sigVerify: false,
          replaceRecentBlockhash: false,
          innerInstructions: true,
          accounts: { encoding: "base64", addresses },
        },
      ]);
      const { value } = simulationSchema.parse(answer);
      const { err: error, accounts = [], innerInstructions = null } = value;
      if (error === null && accounts?.length !== addresses.length) {
        throw new TypeError("accounts are missing in the simulation");
      }
      if (error === null && innerInstructions === null) {
        throw new TypeError("calls are missing in the simulation");
      }
      return {
        error,
        logs: value.logs ?? [],
        unitsConsumed: value.unitsConsumed ?? null,
        accounts: accounts ?? [],
        innerInstructions: (innerInstructions ?? []).flatMap(({ index, instructions }) =>
          instructions.map(({ programId }) => ({ index, program: programId })),
        ),
      };
    },
  };
};
