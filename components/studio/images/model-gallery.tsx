"use client";

import { useRouter } from "next/navigation";
import { Gallery, JobsAndResults } from "@/components/studio/gallery";
import { PictureActions } from "./picture-actions";
import { useStart } from "./use-start";
import { leaveAsTyped } from "./variation";

interface ModelGalleryProps {
  /** REALM's. */
  modelId: string;
}

/** What was made with a model, on its own page. */
export function ModelGallery(props: ModelGalleryProps) {
  return (
    <JobsAndResults>
      <Pictures {...props} />
    </JobsAndResults>
  );
}

function Pictures({ modelId }: ModelGalleryProps) {
  const router = useRouter();
  const { start, question } = useStart();
  return (
    <>
      <Gallery
        modelId={modelId}
        emptyWords="Pictures you make with it appear here and are kept."
        actions={(result, close) => (
          <PictureActions
            result={result}
            start={start}
            onClose={close}
            onVary={(varied) => {
              const page = leaveAsTyped(varied);
              if (page !== null) router.push(page);
            }}
          />
        )}
      />
      {question}
    </>
  );
}
