import { Badge } from "@/components/ui/badge";
import type { ResultView } from "@/lib/core/job";
import { ResultMedia } from "./result-media";
import { titleOf } from "./words";

interface ResultTileProps {
  result: ResultView;
  onOpen: () => void;
}

/** One result in the grid; pressing it shows it whole. */
export function ResultTile({ result, onOpen }: ResultTileProps) {
  const { kind, state, modelName } = result;
  return (
    <li className="animate-rise min-w-0 motion-reduce:animate-none">
      <button
        type="button"
        onClick={onOpen}
        className="group block w-full text-left"
        aria-label={`Show ${titleOf(result)}`}
      >
        <span className="border-line group-hover:border-edge rounded-card relative block overflow-hidden border">
          <ResultMedia result={result} fit="tile" />
          {kind === "video" || state === "waiting" ? (
            <span className="absolute top-2 left-2 flex gap-1.5">
              {kind === "video" ? <Badge>Film</Badge> : null}
              {state === "waiting" ? <Badge icon="clock">Being kept</Badge> : null}
            </span>
          ) : null}
        </span>
        <span className="mt-2 block truncate text-sm">{titleOf(result)}</span>
        {modelName === null ? null : (
          <span className="text-muted block truncate text-xs">{modelName}</span>
        )}
      </button>
    </li>
  );
}
