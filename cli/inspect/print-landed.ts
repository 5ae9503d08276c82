import type { AnyIntent } from "@/lib/core/intent";
import { formatSol } from "@/lib/core/money";
import type { Review } from "@/lib/core/review";
import type { Landed } from "@/lib/core/review/landed";
import { block, findingLines, instructionLines, landedLines, namesOf } from "./print-parts";

/** A landed transaction as text for a terminal: how it ended, what it changed, what it said. */
export const printLanded = (landed: Landed, review: Review, intent: AnyIntent): string =>
  [
    landed.failure === null ? "Landed" : `Failed on the chain: ${landed.failure}`,
    "",
    `Signature    ${landed.signature}`,
    `Slot         ${landed.slot}`,
    `Time         ${landed.time?.toISOString() ?? "no longer known to the node"}`,
    `Network fee  ${formatSol(landed.fee)} SOL, paid by ${landed.feePayer}`,
    ...block("Balance changes", landedLines(landed.changes)),
    ...block("Findings, had it been asked before", findingLines(review)),
    ...block("Instructions", instructionLines(landed.instructions, namesOf(intent))),
    "",
    `Message ${landed.messageVersion}, hash ${landed.messageHash}`,
  ].join("\n");
