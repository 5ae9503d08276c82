"use client";

import type { MouseEvent } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import type { UploadItem } from "@/lib/browser/upload";
import { stateWords } from "./words";

interface PictureTileProps {
  item: UploadItem;
  /** From 1. */
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** A button that moves stays where the finger is: what it moved takes the focus along. */
const keepingFocus =
  (act: () => void) =>
  ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    act();
    requestAnimationFrame(() => {
      currentTarget.focus();
    });
  };

function TileButton({
  icon,
  label,
  off = false,
  ...rest
}: {
  icon: IconName;
  label: string;
  off?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      className="text-muted hover:text-ink hover:bg-wall rounded-control grid size-9 place-items-center aria-disabled:opacity-35"
      {...rest}
    >
      <Icon name={icon} className="size-4" />
    </button>
  );
}

function TileState({ item }: { item: UploadItem }) {
  const { state } = item;
  const percent = state.kind === "sending" ? state.percent : 0;
  const isReady = state.kind === "kept";
  return (
    <div className="px-2 pt-1.5">
      <p className="truncate text-xs font-medium" title={item.name}>
        {item.name}
      </p>
      <p
        className={`flex items-center gap-1 text-xs tabular-nums ${isReady ? "text-safe" : "text-muted"}`}
      >
        {isReady ? <Icon name="check" className="size-3.5" /> : null}
        {stateWords(item)}
      </p>
      <div aria-hidden="true" className="bg-line mt-1 h-0.5 overflow-hidden rounded-full">
        <div
          className={`h-full ${isReady ? "bg-safe" : "bg-accent"}`}
          style={{ width: `${isReady ? 100 : percent}%` }}
        />
      </div>
    </div>
  );
}

/** One picture of the training: what it looks like, how far it is, where it stands. */
export function PictureTile({ item, place, count, onMove, onRemove }: PictureTileProps) {
  const { name, preview } = item;
  return (
    <li className="bg-card border-line rounded-card animate-rise overflow-hidden border motion-reduce:animate-none">
      <div className="bg-wall relative aspect-square">
        {preview === null ? null : (
          // A blob of this tab or a private address: not for the image service.
          <img
            src={preview}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-full object-cover"
          />
        )}
        <span className="bg-card/90 absolute top-1.5 left-1.5 rounded-sm px-1.5 font-mono text-xs">
          <span className="sr-only">Picture </span>
          {place}
        </span>
      </div>
      <TileState item={item} />
      <div className="flex justify-between p-0.5">
        <TileButton
          icon="arrowLeft"
          label={`Move ${name} earlier`}
          off={place === 1}
          onClick={keepingFocus(() => {
            onMove(-1);
          })}
        />
        <TileButton
          icon="arrowRight"
          label={`Move ${name} later`}
          off={place === count}
          onClick={keepingFocus(() => {
            onMove(1);
          })}
        />
        <TileButton icon="close" label={`Remove ${name}`} onClick={onRemove} />
      </div>
    </li>
  );
}
