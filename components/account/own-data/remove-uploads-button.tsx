"use client";

import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { removeUnusedUploads } from "@/lib/browser/account/own-data";
import { sizeWords, type UploadsKept } from "@/lib/core/files";
import { sentenceOf } from "../sentence";

const uploads = (count: number): string => (count === 1 ? "1 upload" : `${count} uploads`);

/** Deletes the uploads that are not in use, once that is confirmed. */
export function RemoveUploadsButton({ unused }: { unused: UploadsKept["unused"] }) {
  return (
    <ConfirmedAction
      label="Delete unused uploads"
      isOff={unused.files === 0}
      title="Delete unused uploads?"
      description={`${uploads(unused.files)}, ${sizeWords(unused.bytes)}. This can’t be undone.`}
      yes="Delete them"
      doing="Deleting…"
      no="Keep them"
      answer="danger"
      act={async () => `${uploads(await removeUnusedUploads())} deleted.`}
      sentenceOf={sentenceOf}
    >
      <ul className="grid list-disc gap-2 pl-5 text-sm">
        <li>What was used within the last hour, or a job under way needs, stays.</li>
        <li>What was made with your uploads stays.</li>
        <li>
          Pictures laid out for a training and left for over an hour go too: add them again to train
          with them.
        </li>
      </ul>
    </ConfirmedAction>
  );
}
