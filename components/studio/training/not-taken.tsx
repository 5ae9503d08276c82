"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { UploadItem } from "@/lib/browser/upload";
import { stateWords } from "./words";

interface NotTakenProps {
  items: readonly UploadItem[];
  onRemove: (items: readonly UploadItem[]) => void;
  onGoOn: () => void;
}

/** What is not part of the training, each with its reason, and what can be done about it. */
export function NotTaken({ items, onRemove, onGoOn }: NotTakenProps) {
  if (items.length === 0) return null;
  const held = items.some(({ state }) => state.kind === "held");
  return (
    <section aria-labelledby="not-taken" className="mt-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="not-taken" className="text-base">
          Not part of the training
        </h3>
        <div className="flex gap-2">
          {held ? (
            <Button size="small" onClick={onGoOn}>
              Go on
            </Button>
          ) : null}
          <Button
            size="small"
            onClick={() => {
              onRemove(items);
            }}
          >
            Remove all {items.length}
          </Button>
        </div>
      </div>
      <ul aria-label="Not part of the training" className="border-line mt-3 border-t">
        {items.map((item) => (
          <li key={item.key} className="border-line flex items-center gap-3 border-b py-2.5">
            <Icon
              name={item.state.kind === "refused" ? "stop" : "info"}
              className={`size-5 ${item.state.kind === "refused" ? "text-stop" : "text-muted"}`}
            />
            <div className="min-w-0 flex-1 text-sm">
              <p className="truncate font-medium" title={item.name}>
                {item.name}
              </p>
              <p className="text-muted max-w-prose">{stateWords(item)}</p>
            </div>
            <Button
              size="small"
              variant="quiet"
              aria-label={`Remove ${item.name}`}
              onClick={() => {
                onRemove([item]);
              }}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
