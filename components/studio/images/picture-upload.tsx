"use client";

import { useId, useState, useTransition } from "react";
import { Icon } from "@/components/ui/icon";
import { lookFirst } from "@/lib/browser/upload/look-first";
import { sendFile } from "@/lib/browser/upload/send";
import { CodedError } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";

interface PictureUploadProps {
  label: string;
  hint: string;
  accept: string;
  /** Says what is wrong with it for this use; null where nothing is. */
  judge?: (file: FileView) => string | null;
  onUploaded: (file: FileView) => void;
}

const BROKEN = "The file could not be sent. Try again.";

/** One picture sent to our own storage, cleaned there, to be worked with. */
export function PictureUpload({ label, hint, accept, judge, onUploaded }: PictureUploadProps) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState(0);
  const [sending, startSending] = useTransition();

  const send = async (file: File): Promise<void> => {
    const wrong = await lookFirst(file, "pictures");
    if (wrong !== null) {
      setProblem(wrong);
      return;
    }
    try {
      const { signal } = new AbortController();
      const sent = await sendFile(file, { progress: setPercent, signal });
      const misfit = judge?.(sent) ?? null;
      setProblem(misfit);
      if (misfit === null) onUploaded(sent);
    } catch (error) {
      setProblem(error instanceof CodedError ? error.sentence : BROKEN);
    }
  };

  return (
    <div>
      <label
        htmlFor={id}
        className="border-edge bg-card hover:border-ink focus-within:outline-accent rounded-control relative inline-flex h-11 cursor-pointer items-center gap-2 border px-4 text-sm font-medium focus-within:outline-2 focus-within:outline-offset-2"
      >
        <Icon name="plus" className="size-4.5" />
        {sending ? `Sending… ${percent} %` : label}
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={sending}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem === null ? undefined : true}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = "";
            if (file === undefined) return;
            setProblem(null);
            setPercent(0);
            startSending(() => send(file));
          }}
        />
      </label>
      <p id={`${id}-hint`} className="text-muted mt-1.5 max-w-prose text-xs">
        {hint}
      </p>
      {problem === null ? null : (
        <p role="alert" className="text-stop mt-1.5 flex gap-1.5 text-xs">
          <Icon name="alert" className="mt-px size-3.5" />
          {problem}
        </p>
      )}
    </div>
  );
}
