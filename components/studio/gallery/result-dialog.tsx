"use client";

import { useState, useTransition, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Problem } from "@/components/ui/problem";
import { CodedError } from "@/lib/core/errors";
import { jobKindWords, type ResultView } from "@/lib/core/job";
import { deleteResult } from "./result-calls";
import { ResultFacts } from "./result-facts";
import { ResultMedia } from "./result-media";

interface ResultDialogProps {
  result: ResultView;
  /** What a page can do with it beside downloading and deleting. */
  actions?: ReactNode;
  onClose: () => void;
  onDeleted: () => void;
}

/** A result whole, with everything known of it. */
export function ResultDialog({ result, actions, onClose, onDeleted }: ResultDialogProps) {
  const { id, state, note, jobKind } = result;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [deleting, startDeleting] = useTransition();

  const remove = () => {
    startDeleting(async () => {
      try {
        await deleteResult(id);
        onDeleted();
      } catch (error) {
        setProblem(
          error instanceof CodedError ? error.sentence : "It could not be deleted. Try again.",
        );
      }
    });
  };

  return (
    <DialogFrame
      title={jobKindWords[jobKind]}
      width="wide"
      onClose={onClose}
      footer={
        asking ? (
          <div className="flex flex-wrap items-center justify-end gap-2">
            <p className="mr-auto text-sm">Delete it for good? It can’t be brought back.</p>
            <Button
              onClick={() => {
                setAsking(false);
              }}
            >
              Keep it
            </Button>
            <Button variant="danger" disabled={deleting} onClick={remove}>
              Delete for good
            </Button>
          </div>
        ) : (
          <div className="flex flex-wrap justify-end gap-2">
            <Button
              variant="danger"
              className="mr-auto"
              onClick={() => {
                setAsking(true);
              }}
            >
              Delete
            </Button>
            {actions}
            {state === "kept" ? (
              <a
                href={`/api/results/${id}?download`}
                download
                className="bg-accent text-accent-ink hover:bg-accent-strong rounded-control inline-flex h-11 items-center gap-2 px-4 text-sm font-medium"
              >
                <Icon name="download" className="size-4.5" />
                Download
              </a>
            ) : null}
          </div>
        )
      }
    >
      <div className="border-line rounded-card overflow-hidden border">
        <ResultMedia result={result} fit="whole" />
      </div>
      {note === null || result.url === null ? null : (
        <p className="text-muted mt-3 text-xs">{note}</p>
      )}
      <Problem said={problem} apart />
      <ResultFacts result={result} />
    </DialogFrame>
  );
}
