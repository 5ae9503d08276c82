import type { ResultView } from "@/lib/core/job";
import { titleOf } from "./words";

interface ResultMediaProps {
  result: Pick<ResultView, "kind" | "url" | "note" | "parameters" | "jobKind">;
  /** `tile`: square, cut to fit, silent. `whole`: as it is, with the player's controls. */
  fit: "tile" | "whole";
}

/** A result as a picture or a film; where there is nothing to see, why. */
export function ResultMedia({ result, fit }: ResultMediaProps) {
  const { kind, url, note } = result;
  const isTile = fit === "tile";
  const shape = isTile
    ? "aspect-square w-full object-cover"
    : "mx-auto max-h-[60dvh] w-full object-contain";
  if (url === null)
    return (
      <p
        className={`bg-wall text-muted flex items-center justify-center p-4 text-center text-xs ${isTile ? "aspect-square" : "min-h-40"}`}
      >
        {note}
      </p>
    );
  if (kind === "video")
    return (
      <video
        src={url}
        aria-label={titleOf(result)}
        controls={!isTile}
        muted
        loop
        playsInline
        preload="metadata"
        className={`bg-wall block ${shape}`}
      />
    );
  return (
    <img
      src={url}
      alt={titleOf(result)}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      className={`bg-wall block ${shape}`}
    />
  );
}
