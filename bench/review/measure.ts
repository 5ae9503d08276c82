import * as z from "zod";
import { intentSchema } from "@/lib/core/intent";
import { reviewTransaction } from "@/lib/core/review";
import { fromBase64 } from "@/lib/core/solana";
import { interleave, type Task, type Timings } from "../frame/interleave";
import { namedBy, requireSameAnswer, type Reader } from "./answer";
import { kit } from "./kit";
import { ours } from "./ours";
import { web3 } from "./web3";

const input = z.object({
  signed: z.string(),
  unsigned: z.string(),
  intent: intentSchema,
  now: z.coerce.date(),
  rounds: z.int(),
  roundMs: z.number(),
  warmMs: z.number(),
});

export interface Measured {
  readonly timings: Timings;
  /** How many of the seven instructions each reader names. */
  readonly named: Readonly<Record<string, number>>;
}

const readers: readonly Reader[] = [ours, web3, kit];

const tasksOf = (reader: Reader, bytes: Uint8Array): Task[] => [
  { name: `decode ${reader.name}`, call: () => reader.decode(bytes) },
  { name: `read ${reader.name}`, call: () => reader.read(bytes) },
];

/**
 * Compares the answers, then times everybody in the same rounds. Runs in Node and in a page.
 * @throws Error where the readers differ or the review finds something in an honest purchase.
 */
export const measureReview = async (json: unknown): Promise<Measured> => {
  const { signed, unsigned, intent, now, ...plan } = input.parse(json);
  const [bytes, nobodySigned] = [fromBase64(signed), fromBase64(unsigned)];
  for (const peer of readers.slice(1)) requireSameAnswer(ours, peer, bytes);
  const review = (transaction: Uint8Array) =>
    reviewTransaction({ transaction, intent, cluster: null, now });
  const { findings } = await review(bytes);
  if (findings.length > 0)
    throw new Error(`the purchase is not clean: ${findings.map(({ rule }) => rule).join(", ")}`);
  const timings = await interleave(
    [
      ...readers.flatMap((reader) => tasksOf(reader, bytes)),
      { name: "rules", call: () => review(nobodySigned) },
      { name: "rules and signature", call: () => review(bytes) },
    ],
    plan,
  );
  const named = Object.fromEntries(readers.map((reader) => [reader.name, namedBy(reader, bytes)]));
  return { timings, named };
};
