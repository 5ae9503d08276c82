"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Gallery, JobsAndResults } from "@/components/studio/gallery";
import { Notice } from "@/components/ui/notice";
import { afterDialog } from "@/lib/browser/focus/after-dialog";
import { useOnceFromAddress } from "@/lib/browser/forms/use-once-from-address";
import type { ResultView } from "@/lib/core/job";
import { BenchNotices } from "./bench-notices";
import { GenerateForm } from "./generate-form";
import { PictureActions } from "./picture-actions";
import { typedFrom } from "./typed";
import type { Workbench } from "./types";
import { UnderWay } from "./under-way";
import { useGenerateForm } from "./use-generate-form";
import { useStart } from "./use-start";
import { leaveAsTyped } from "./variation";

const PAGE = "/studio/images";
const EMPTY = "Your pictures appear here as they are made, and are kept.";

interface ImagesRoomProps {
  bench: Workbench;
  /** REALM's id of the model somebody came here to use. */
  chosen: string | null;
}

/** New pictures: work on the left, what comes of it on the right. */
export function ImagesRoom(props: ImagesRoomProps) {
  return (
    <JobsAndResults>
      <Room {...props} />
    </JobsAndResults>
  );
}

function Room({ bench, chosen }: ImagesRoomProps) {
  const router = useRouter();
  useOnceFromAddress();
  // The page forgets it with its address.
  const [asked] = useState(chosen);
  const isHere = bench.models.some(({ modelId }) => modelId === asked);
  const { start, question } = useStart();
  const state = useGenerateForm(bench, start, isHere ? asked : null);
  const { form } = state;

  const vary = (result: ResultView) => {
    const page = leaveAsTyped(result);
    if (page !== null && page !== PAGE) router.push(page);
    if (page !== PAGE) return;
    form.reset(typedFrom(result.modelId, result.parameters), { keepDefaultValues: true });
    afterDialog(() => {
      form.setFocus("prompt");
    });
  };

  return (
    <div className="grid gap-10 grid-cols-[minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid content-start gap-5">
        <BenchNotices bench={bench} />
        {asked === null || isHere ? null : (
          <Notice tone="check" role="status">
            The model you came with is not among those you can use now: its training has not ended,
            or this wallet does not hold its licence.
          </Notice>
        )}
        <GenerateForm bench={bench} state={state} />
      </div>
      <section aria-label="Results" className="min-w-0">
        <UnderWay kind="image-generate" />
        <Gallery
          kind="image"
          emptyWords={EMPTY}
          actions={(result, close) => (
            <PictureActions result={result} start={start} onClose={close} onVary={vary} />
          )}
        />
      </section>
      {question}
    </div>
  );
}
