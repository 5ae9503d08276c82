import { createNoopSigner, type Instruction } from "@solana/kit";
import { getApproveInstruction, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { licenceAccount } from "../chain/licence";
import { append, type HostileKind } from "./plan";

/** SPL Token's instruction that packs several into one (p-token `processor/batch.rs`). */
const BATCH = 255;

/** Each part: how many accounts it takes, how long its data is, the data. */
const batch = (
  ...parts: readonly Required<Pick<Instruction, "accounts" | "data">>[]
): Instruction => ({
  programAddress: TOKEN_PROGRAM_ADDRESS,
  accounts: parts.flatMap(({ accounts }) => accounts),
  data: Uint8Array.from([
    BATCH,
    ...parts.flatMap(({ accounts, data }) => [accounts.length, data.length, ...data]),
  ]),
});

/** Cheating inside a batch of token instructions. */
export const batches = {
  "batched-approval": {
    rules: ["AUTH-03"],
    verdict: "block",
    about: "An approval hides in a batch of token instructions.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) => {
      const { accounts, data } = getApproveInstruction({
        source: await licenceAccount(buyer, licence),
        delegate: attacker.address,
        owner: createNoopSigner(buyer),
        amount: 1n,
      });
      return append(plan, batch({ accounts, data: Uint8Array.from(data) }));
    },
  },
  "nested-batch": {
    rules: ["MSG-12"],
    verdict: "block",
    about: "A batch holds a batch, which cannot be taken apart.",
    spoil: (plan) => append(plan, batch({ accounts: [], data: Uint8Array.of(BATCH) })),
  },
} as const satisfies Record<string, HostileKind>;
