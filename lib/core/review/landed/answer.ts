import * as z from "zod";
import { addressSchema, fromBase64, strictBase64 } from "../../solana";

/** Base64 characters of the 1,232 bytes a packet holds, with room for what a later format adds. */
const LONGEST_TRANSACTION = 8_192;

/** Lamports beyond 2^53 − 1 have lost digits in JSON.parse; such an answer is refused. */
const lamportsNumber = z.number().int().nonnegative().transform(BigInt);

const tokenBalanceSchema = z.object({
  accountIndex: z.number().int().nonnegative(),
  mint: addressSchema,
  owner: addressSchema.nullish(),
  uiTokenAmount: z.object({
    amount: z.string().regex(/^\d{1,20}$/u),
    decimals: z.number().int().min(0).max(255),
  }),
});
export type LandedTokenBalance = z.output<typeof tokenBalanceSchema>;

const metaSchema = z
  .object({
    err: z.unknown(),
    fee: lamportsNumber,
    preBalances: z.array(lamportsNumber),
    postBalances: z.array(lamportsNumber),
    preTokenBalances: z.array(tokenBalanceSchema).nullish(),
    postTokenBalances: z.array(tokenBalanceSchema).nullish(),
    logMessages: z.array(z.string()).nullish(),
    innerInstructions: z
      .array(
        z.object({
          index: z.number().int().nonnegative(),
          instructions: z.array(z.object({ programIdIndex: z.number().int().nonnegative() })),
        }),
      )
      .nullish(),
    loadedAddresses: z
      .object({ writable: z.array(addressSchema), readonly: z.array(addressSchema) })
      .nullish(),
  })
  .refine(
    ({ preBalances, postBalances }) => preBalances.length === postBalances.length,
    "balances are missing",
  );
export type LandedMeta = z.output<typeof metaSchema>;

/** What getTransaction answers with `encoding: "base64"`; null where the node knows no such signature. */
export const landedAnswerSchema = z
  .object({
    slot: z.number().int().nonnegative(),
    /** Unix seconds; null where the node does not know any more. */
    blockTime: z.number().int().nullish(),
    transaction: z
      .tuple([strictBase64(LONGEST_TRANSACTION), z.literal("base64")])
      .transform(([bytes]) => fromBase64(bytes)),
    meta: metaSchema,
  })
  .nullable();
