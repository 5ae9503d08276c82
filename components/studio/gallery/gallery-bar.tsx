"use client";

import { Select } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import type { ResultPage } from "@/lib/core/job";
import type { ResultFilter } from "./result-calls";

const box =
  "bg-card border-edge hover:border-ink rounded-control h-11 border text-sm placeholder:text-muted";

interface GalleryBarProps {
  filter: ResultFilter;
  /** Null where the page is about one model already. */
  models: ResultPage["models"] | null;
  /** Whether kinds can be chosen. */
  kinds: boolean;
  onChange: (filter: ResultFilter) => void;
}

/** Search and filters of the gallery, in one row that wraps on a phone. */
export function GalleryBar({ filter, models, kinds, onChange }: GalleryBarProps) {
  return (
    <div role="search" aria-label="Results" className="mb-5 flex flex-wrap gap-2">
      <div className="relative min-w-48 flex-1">
        <Icon
          name="search"
          className="text-muted pointer-events-none absolute top-1/2 left-3 size-4.5 -translate-y-1/2"
        />
        <input
          type="search"
          aria-label="Search your results"
          placeholder="Words of the prompt"
          value={filter.search ?? ""}
          maxLength={200}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            onChange({ ...filter, search: currentTarget.value });
          }}
          className={`${box} w-full pr-3 pl-10`}
        />
      </div>
      {kinds ? (
        <Select
          aria-label="Kind"
          value={filter.kind ?? ""}
          onChange={({ currentTarget: { value } }) => {
            const kind = value === "image" || value === "video" ? value : undefined;
            onChange({ ...filter, kind });
          }}
          place="max-sm:basis-full"
        >
          <option value="">Pictures and films</option>
          <option value="image">Pictures</option>
          <option value="video">Films</option>
        </Select>
      ) : null}
      {models === null || models.length < 2 ? null : (
        <Select
          aria-label="Model"
          value={filter.modelId ?? ""}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...filter, modelId: value === "" ? undefined : value });
          }}
          place="max-w-56 max-sm:max-w-none max-sm:basis-full"
        >
          <option value="">Every model</option>
          {models.map(({ modelId, name }) => (
            <option key={modelId} value={modelId}>
              {name ?? modelId}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
