"use client";

import { useEffect, useEffectEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { isUnderWay, uploadWords, useUploads } from "@/lib/browser/upload";
import type { FileView } from "@/lib/core/files";

interface PictureUploadProps {
  /** Names the upload in this tab, which goes on while its page is left. */
  name: string;
  label: string;
  hint: string;
  accept: string;
  /** Says what is wrong with it for this use; null where nothing is. */
  judge?: (file: FileView) => string | null;
  onUploaded: (file: FileView) => void;
}

/** One picture sent to our own storage, cleaned there, to be worked with. */
export function PictureUpload(props: PictureUploadProps) {
  const { name, label, hint, accept, judge, onUploaded } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { uploads, items } = useUploads(name, "pictures");
  const item = items.at(-1);
  const kept = item?.state.kind === "kept" ? item.state.file : null;
  const misfit = kept === null ? null : (judge?.(kept) ?? null);
  const words = item === undefined ? null : (misfit ?? uploadWords(item));
  const isGoing = item !== undefined && isUnderWay(item);

  const handOn = useEffectEvent((file: FileView) => {
    uploads.clear();
    onUploaded(file);
  });
  const fitting = misfit === null ? kept : null;
  useEffect(() => {
    if (fitting !== null) handOn(fitting);
  }, [fitting]);

  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <label
          htmlFor={id}
          className="border-edge bg-card hover:border-ink focus-within:outline-accent rounded-control relative inline-flex h-11 cursor-pointer items-center gap-2 border px-4 text-sm font-medium focus-within:outline-2 focus-within:outline-offset-2"
        >
          <Icon name="plus" className="size-4.5" />
          {label}
          <input
            ref={input}
            id={id}
            type="file"
            accept={accept}
            aria-describedby={`${id}-hint ${id}-problem`}
            aria-invalid={words === null || isGoing ? undefined : true}
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) {
                uploads.clear();
                uploads.add([file]);
              }
              // The same file can be chosen again after it was refused.
              currentTarget.value = "";
            }}
          />
        </label>
        {item?.state.kind === "held" ? (
          <Button
            onClick={() => {
              uploads.goOn();
              input.current?.focus();
            }}
          >
            Go on
          </Button>
        ) : null}
        {item === undefined ? null : (
          <Button
            variant="quiet"
            aria-label={`${isGoing ? "Stop" : "Remove"}: ${label}`}
            onClick={() => {
              uploads.clear();
              input.current?.focus();
            }}
          >
            {isGoing ? "Stop" : "Remove"}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-muted mt-1.5 max-w-prose text-xs">
        {hint}
      </p>
      <p role="status" className={`text-muted text-xs tabular-nums ${isGoing ? "mt-1.5" : ""}`}>
        {isGoing ? words : null}
      </p>
      {words === null || isGoing ? null : (
        <p id={`${id}-problem`} role="alert" className="text-stop mt-1.5 flex gap-1.5 text-xs">
          <Icon name="alert" className="mt-px size-3.5" />
          {words}
        </p>
      )}
    </div>
  );
}
