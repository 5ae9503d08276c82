"use client";

import { Again, Gallery, JobsAndResults } from "@/components/studio/gallery";
import { Button, ButtonLink } from "@/components/ui/button";
import type { ResultView } from "@/lib/core/job";
import { BenchNotices } from "./bench-notices";
import { GenerateForm } from "./generate-form";
import { typedFrom } from "./typed";
import type { Workbench } from "./types";
import { UnderWay } from "./under-way";
import { useGenerateForm } from "./use-generate-form";
import { useStart } from "./use-start";
import { wishOf } from "./wish";

const EMPTY = "Your pictures appear here as they are made, and are kept.";

/** New pictures: work on the left, what comes of it on the right. */
export function ImagesRoom({ bench }: { bench: Workbench }) {
  return (
    <JobsAndResults>
      <Room bench={bench} />
    </JobsAndResults>
  );
}

function Room({ bench }: { bench: Workbench }) {
  const { start, question } = useStart();
  const state = useGenerateForm(bench, start);
  const { form } = state;

  const vary = ({ modelId, parameters }: ResultView, close: () => void) => {
    form.reset(typedFrom(modelId, parameters), { keepDefaultValues: true });
    close();
    // The dialog gives the focus back to what opened it; then it is the prompt's.
    requestAnimationFrame(() => {
      form.setFocus("prompt");
    });
  };

  return (
    <div className="grid gap-10 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid content-start gap-5">
        <BenchNotices bench={bench} />
        <GenerateForm bench={bench} state={state} />
      </div>
      <section aria-label="Results" className="min-w-0">
        <UnderWay kind="image-generate" />
        <Gallery
          kind="image"
          emptyWords={EMPTY}
          actions={(result, close) => (
            <>
              {result.fileId === null ? null : (
                <ButtonLink href={`/studio/images/modify?source=${result.fileId}`}>
                  Change a part
                </ButtonLink>
              )}
              <Again wish={wishOf(result)} start={start} onStarted={close} />
              {result.jobKind === "image-generate" ? (
                <Button
                  onClick={() => {
                    vary(result, close);
                  }}
                >
                  Variation
                </Button>
              ) : null}
            </>
          )}
        />
      </section>
      {question}
    </div>
  );
}
