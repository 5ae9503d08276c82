"use client";

import { useId, useRef, useState, type DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { trainingBounds } from "@/lib/core/job";

/** Where pictures are dropped, or chosen by whoever does not drag. */
export function DropZone({
  compact,
  onFiles,
}: {
  /** There are pictures already: it makes room for them. */
  compact: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        onFiles([...event.dataTransfer.files]);
      }}
      className={`rounded-card flex items-center gap-3 border border-dashed px-6 transition-colors ${compact ? "flex-wrap justify-between py-4" : "flex-col py-10 text-center"} ${over ? "border-accent bg-accent-soft" : "border-edge"}`}
    >
      {compact ? null : (
        <Icon name="plus" className={`size-7 ${over ? "text-accent" : "text-muted"}`} />
      )}
      <p className={`text-sm ${compact ? "min-w-48 flex-1" : ""}`}>
        <span className="hidden sm:inline">Drop pictures here, or choose them. </span>
        <span id={hint} className="text-muted">
          JPEG or PNG, {trainingBounds.pictures.most} at most, 20 MB each. Where and when they were
          taken is removed before they go to REALM.
        </span>
      </p>
      <Button aria-describedby={hint} onClick={() => input.current?.click()}>
        Choose pictures
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Pictures to train with"
        accept="image/jpeg,image/png"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was removed.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}
