"use client";

import { useDeferredValue, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";
import type { ResultKind, ResultView } from "@/lib/core/job";
import { GalleryBar } from "./gallery-bar";
import { JobsAndResults } from "./queries";
import type { ResultFilter } from "./result-calls";
import { ResultDialog } from "./result-dialog";
import { ResultTile } from "./result-tile";
import { useResults } from "./use-results";
import { Waiting } from "./waiting";

interface GalleryProps {
  /** Only these; left out, both, and they can be chosen. */
  kind?: ResultKind;
  /** REALM's id of the one model whose results are shown. */
  modelId?: string;
  /** What the page can do with a result, as buttons or links, beside downloading and deleting. */
  actions?: (result: ResultView, close: () => void) => ReactNode;
  /** In words, what appears here once there is something. */
  emptyWords?: string;
}

/** One's results, newest first, with search; they appear by themselves as they are made. */
export function Gallery(props: GalleryProps) {
  return (
    <JobsAndResults>
      <Results {...props} />
    </JobsAndResults>
  );
}

const EMPTY = "What you make appears here and is kept, also after REALM has forgotten it.";

function Results({ kind, modelId, actions, emptyWords = EMPTY }: GalleryProps) {
  const [filter, setFilter] = useState<ResultFilter>({});
  const asked = useDeferredValue({ ...filter, ...(kind && { kind }), ...(modelId && { modelId }) });
  const { results, models, problem, isLoading, more, refresh } = useResults(asked);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = results.find(({ id }) => id === openId);
  const kept = useKeptFocus();
  const close = () => {
    setOpenId(null);
  };
  const isNarrowed =
    Boolean(asked.search) || (!modelId && Boolean(asked.modelId)) || (!kind && Boolean(asked.kind));

  return (
    <div ref={kept} role="group" aria-label="Gallery">
      {results.length > 0 || isNarrowed ? (
        <GalleryBar
          filter={filter}
          models={modelId === undefined ? models : null}
          kinds={kind === undefined}
          onChange={setFilter}
        />
      ) : null}
      {problem === null ? null : (
        <div className="mb-4">
          <Notice tone="check" role="alert">
            {problem}
          </Notice>
        </div>
      )}
      {isLoading ? <Waiting /> : null}
      {results.length > 0 ? (
        <ul
          aria-label="Results"
          className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 xl:grid-cols-4"
        >
          {results.map((result) => (
            <ResultTile
              key={result.id}
              result={result}
              onOpen={() => {
                setOpenId(result.id);
              }}
            />
          ))}
        </ul>
      ) : null}
      {!isLoading && results.length === 0 && problem === null ? (
        <p className="border-line text-muted rounded-card border border-dashed px-6 py-12 text-center text-sm">
          {isNarrowed ? "Nothing of yours fits these words." : emptyWords}
        </p>
      ) : null}
      {more === null ? null : (
        <div className="mt-6 text-center">
          <Button onClick={more}>Show older ones</Button>
        </div>
      )}
      {open === undefined ? null : (
        <ResultDialog
          result={open}
          actions={actions?.(open, close)}
          onClose={close}
          onDeleted={() => {
            close();
            refresh();
            notify({ kind: "success", text: "Deleted." });
          }}
        />
      )}
    </div>
  );
}
