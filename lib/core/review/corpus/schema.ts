import * as z from "zod";
import { anyIntentSchema, intentSchema } from "../../intent";
import { addressSchema, fromBase64, isAddress, strictBase64 } from "../../solana";
import type { AccountState } from "../resolve/cluster-reader";
import { ruleIds } from "../rule-ids";

/** Far above what a transaction (1,232 bytes) or an account of interest here takes in base64. */
const LONGEST_BASE64 = 20_000;

const digits = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})$/u, "Use whole lamports or base units as digits.")
  .transform(BigInt);

const bytes = strictBase64(LONGEST_BASE64).transform(fromBase64);

/** An account as the cluster held it; null where it did not exist. */
const accountSchema = z
  .strictObject({
    lamports: digits,
    owner: addressSchema,
    data: bytes,
    executable: z.boolean(),
  })
  .transform((account): AccountState => account)
  .nullable();

const accountsSchema = z
  .record(addressSchema, accountSchema)
  .transform(
    (accounts) =>
      new Map(
        Object.entries(accounts).flatMap(([key, state]) =>
          isAddress(key) ? [[key, state] as const] : [],
        ),
      ),
  );

/** One cluster endpoint's answers. Null stands for a question it did not answer. */
const clusterSchema = z.strictObject({
  genesisHash: z.string().nullable(),
  /** The blockhashes it still takes. */
  blockhashes: z.array(z.string()).nullable(),
  accounts: accountsSchema.nullable(),
  simulation: z
    .strictObject({
      error: z.json(),
      logs: z.array(z.string()),
      unitsConsumed: digits,
      /** Accounts that differ afterwards; the others are as before. */
      accounts: accountsSchema,
      innerInstructions: z.array(
        z.strictObject({ index: z.int().nonnegative(), program: addressSchema }),
      ),
    })
    .nullable(),
});
export type RecordedCluster = z.infer<typeof clusterSchema>;

const tokenBalancesSchema = z.array(
  z.strictObject({
    accountIndex: z.int().nonnegative(),
    mint: addressSchema,
    owner: addressSchema,
    amount: digits,
  }),
);

/** What the chain then held: the bytes that landed and how they went. */
const landedSchema = z.strictObject({
  transaction: bytes,
  meta: z.strictObject({
    err: z.json(),
    fee: digits,
    preBalances: z.array(digits),
    postBalances: z.array(digits),
    preTokenBalances: tokenBalancesSchema,
    postTokenBalances: tokenBalancesSchema,
    loadedAddresses: z.strictObject({
      writable: z.array(addressSchema),
      readonly: z.array(addressSchema),
    }),
  }),
});
export type Landed = z.infer<typeof landedSchema>;

const movementSchema = z.strictObject({
  mint: z.union([z.literal("SOL"), addressSchema]),
  amount: digits,
  counterparty: addressSchema.nullable(),
});

const expectedSchema = z.strictObject({
  verdict: z.enum(["ok", "warn", "block"]),
  /** Every rule that has something to say, each once with each severity, and no other. */
  findings: z.array(z.strictObject({ rule: z.enum(ruleIds), severity: z.enum(["warn", "block"]) })),
  /** What the person is told about the money; every legitimate case has it. */
  outcome: z
    .strictObject({
      pays: z.array(movementSchema),
      receives: z.array(movementSchema),
      networkFee: digits,
      rent: digits,
    })
    .optional(),
});

/** A recorded transaction: what was asked, what the cluster said, and what has to be found. */
export const corpusCaseSchema = z.strictObject({
  description: z.string().regex(/^[^.]+\.$/u, "One sentence."),
  /** Wire bytes, with the signatures they came with. */
  transaction: bytes,
  /** Set where a wallet returned `transaction`: the bytes that had been reviewed before it signed. */
  reviewed: bytes.optional(),
  /** Set where `transaction` was sent: what came of it. */
  landed: landedSchema.optional(),
  intent: anyIntentSchema,
  counterpart: intentSchema.optional(),
  sponsors: z.array(addressSchema).optional(),
  authorities: z.array(addressSchema),
  now: z.iso.datetime(),
  cluster: clusterSchema,
  /** A second endpoint's answers. */
  second: clusterSchema.optional(),
  expected: expectedSchema,
});

export type CorpusCase = z.infer<typeof corpusCaseSchema>;
/** The case as it stands in its file. */
export type CorpusFile = z.input<typeof corpusCaseSchema>;
