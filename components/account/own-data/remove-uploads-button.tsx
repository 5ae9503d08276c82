"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
import { removeUnusedUploads } from "@/lib/browser/account/own-data";
import { sizeWords, type UploadsKept } from "@/lib/core/files";
import { sentenceOf } from "../sentence";

const uploads = (count: number): string => (count === 1 ? "1 upload" : `${count} uploads`);

/** Deletes the uploads that are not in use, once that is confirmed. It stays, for the focus returns to it. */
export function RemoveUploadsButton({ unused }: { unused: UploadsKept["unused"] }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const isOff = unused.files === 0;
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const close = () => {
    setAsking(false);
    setProblem(null);
  };
  const remove = () => {
    startTransition(async () => {
      try {
        const removed = await removeUnusedUploads();
        close();
        notify({ kind: "success", text: `${uploads(removed)} deleted.` });
        router.refresh();
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };
  return (
    <>
      <Button
        size="small"
        aria-disabled={isOff || undefined}
        className="aria-disabled:opacity-55"
        onClick={() => {
          setAsking(!isOff);
        }}
      >
        Delete unused uploads
      </Button>
      {asking ? (
        <DialogFrame
          title="Delete unused uploads?"
          description={`${uploads(unused.files)}, ${sizeWords(unused.bytes)}. This can’t be undone.`}
          onClose={close}
          footer={
            <div className="flex justify-end gap-2">
              <Button onClick={close}>Keep them</Button>
              <Button variant="danger" disabled={pending} onClick={remove}>
                {pending ? "Deleting…" : "Delete them"}
              </Button>
            </div>
          }
        >
          <ul className="grid list-disc gap-2 pl-5 text-sm">
            <li>What was used within the last hour, or a job under way needs, stays.</li>
            <li>What was made with your uploads stays.</li>
            <li>
              Pictures laid out for a training and left for over an hour go too: add them again to
              train with them.
            </li>
          </ul>
          {problem === null ? null : (
            <Notice tone="stop" role="alert">
              {problem}
            </Notice>
          )}
        </DialogFrame>
      ) : null}
    </>
  );
}
