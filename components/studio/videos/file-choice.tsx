"use client";

import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";
import { isUnderWay, useUploads } from "@/lib/browser/upload";
import { ChosenFile } from "./chosen-file";
import { GalleryPicker } from "./gallery-picker";

interface FileChoiceProps {
  /** Names what is remembered of it. */
  name: string;
  label: string;
  hint: string;
  wanted: "pictures" | "pictures and films";
  /** The id of the file that is chosen; empty for none. */
  value: string;
  problem: string | undefined;
  onChange: (fileId: string) => void;
}

const accepted = {
  pictures: "image/jpeg,image/png",
  "pictures and films": "image/jpeg,image/png,video/mp4,video/quicktime",
} as const;

/** One file to work with: uploaded now, or one of one's own pictures. */
export function FileChoice(props: FileChoiceProps) {
  const { name, label, hint, wanted, value, problem, onChange } = props;
  const { uploads, items } = useUploads(name, wanted);
  const [picking, setPicking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const ids = useId();
  const item = items.at(-1);
  const kept = item?.state.kind === "kept" ? item.state.file : null;

  const choose = useEffectEvent(onChange);
  const keptId = kept?.id ?? null;
  useEffect(() => {
    if (keptId !== null) choose(keptId);
  }, [keptId]);

  const clear = () => {
    uploads.clear();
    onChange("");
  };

  return (
    <fieldset
      ref={useKeptFocus()}
      aria-describedby={problem === undefined ? `${ids}-hint` : `${ids}-hint ${ids}-problem`}
    >
      <legend className="text-sm font-medium">{label}</legend>
      <p id={`${ids}-hint`} className="text-muted mt-0.5 mb-2 max-w-prose text-xs">
        {hint}
      </p>
      <ChosenFile item={item} fileId={value} isFilm={kept?.type.startsWith("video/") === true} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={`Upload: ${label}`}
          onClick={() => {
            input.current?.click();
          }}
        >
          {value === "" ? "Upload" : "Replace"}
        </Button>
        <Button
          size="small"
          aria-label={`From your pictures: ${label}`}
          onClick={() => {
            setPicking(true);
          }}
        >
          From your pictures
        </Button>
        {item?.state.kind === "held" ? (
          <Button size="small" aria-label={`Go on: ${label}`} onClick={uploads.goOn}>
            Go on
          </Button>
        ) : null}
        {value === "" && item === undefined ? null : (
          <Button size="small" variant="quiet" aria-label={`Remove: ${label}`} onClick={clear}>
            {item !== undefined && isUnderWay(item) ? "Stop" : "Remove"}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accepted[wanted]}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) {
            clear();
            uploads.add([file]);
          }
          // The same file can be chosen again after it was removed.
          currentTarget.value = "";
        }}
      />
      {problem === undefined ? null : (
        <p id={`${ids}-problem`} className="text-stop mt-1.5 flex gap-1.5 text-xs">
          <Icon name="alert" className="mt-px size-3.5" />
          {problem}
        </p>
      )}
      {picking ? (
        <GalleryPicker
          onClose={() => {
            setPicking(false);
          }}
          onPick={(fileId) => {
            uploads.clear();
            onChange(fileId);
            setPicking(false);
          }}
        />
      ) : null}
    </fieldset>
  );
}
