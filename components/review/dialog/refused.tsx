import { Notice } from "@/components/ui/notice";
import { instructionChanges } from "@/lib/browser/review/instruction-changes";
import type { Assessed, Refusal } from "@/lib/browser/review/state";
import { InstructionDifferences } from "../difference/instruction-differences";
import { Findings } from "../findings/findings";
import { namesIn } from "../names";
import { deedWords } from "./deed-words";
import { refusalWords } from "./refusal-words";

interface RefusedProps {
  assessed: Assessed;
  refusal: Refusal;
  walletName: string;
}

/** Signed, and not sent: why, and what came back beside what was read. */
export function Refused({ assessed, refusal, walletName }: RefusedProps) {
  const { intent } = assessed.preparation;
  const { again, findings, standing } = refusal;
  const changes = again ? instructionChanges(assessed.review.instructions, again.instructions) : [];
  const names = namesIn(again ?? assessed.review, intent, intent.wallet);
  return (
    <>
      <Notice tone="stop" role="alert">
        {refusalWords(findings, walletName)} {deedWords[intent.kind].standing[standing]}
      </Notice>
      <Findings findings={findings} names={names} />
      {changes.length === 0 ? null : (
        <section aria-labelledby="signed-difference" className="flex flex-col gap-2">
          <h3 id="signed-difference" className="text-sm font-medium">
            What you read, and what came back
          </h3>
          <InstructionDifferences changes={changes} names={names} />
        </section>
      )}
    </>
  );
}
