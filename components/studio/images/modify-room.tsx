"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Gallery, JobsAndResults } from "@/components/studio/gallery";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ResultView } from "@/lib/core/job";
import { BenchNotices } from "./bench-notices";
import { ChooseSource } from "./choose-source";
import { ModifyDesk, type ModifyDeskProps } from "./modify-desk";
import { PictureActions } from "./picture-actions";
import type { Workbench } from "./types";
import { UnderWay } from "./under-way";
import { useNaturalSize } from "./use-natural-size";
import { useStart } from "./use-start";
import { leaveAsTyped, pageOfChange } from "./variation";

interface ModifyRoomProps {
  bench: Workbench;
  /** The id of a file of one's own; null until one is chosen. */
  source: string | null;
}

/** A picture of one's own, changed in part or whole. */
export function ModifyRoom(props: ModifyRoomProps) {
  return (
    <JobsAndResults>
      <Room {...props} />
    </JobsAndResults>
  );
}

function Room({ bench, source }: ModifyRoomProps) {
  const router = useRouter();
  const { start, question } = useStart();
  // Another round at the same desk begins with what was left for it.
  const [round, setRound] = useState(0);

  const vary = (result: ResultView) => {
    const page = leaveAsTyped(result);
    if (source !== null && page === pageOfChange(source)) setRound(round + 1);
    else if (page !== null) router.push(page);
  };

  return (
    <div className="grid gap-5">
      <BenchNotices bench={bench} />
      <UnderWay kind="image-modify" />
      {source === null ? (
        <ChooseSource
          onChoose={(fileId) => {
            router.push(pageOfChange(fileId));
          }}
        />
      ) : (
        <>
          <Chosen key={round} bench={bench} source={source} isAgain={round > 0} start={start} />
          <section aria-labelledby="your-pictures" className="mt-6">
            <h2 id="your-pictures" className="mb-4 text-lg">
              Your pictures
            </h2>
            <Gallery
              kind="image"
              actions={(result, close) => (
                <PictureActions result={result} start={start} onClose={close} onVary={vary} />
              )}
            />
          </section>
        </>
      )}
      {question}
    </div>
  );
}

function Chosen({ source, ...rest }: Omit<ModifyDeskProps, "picture">) {
  const url = `/api/files/${source}`;
  const size = useNaturalSize(url);
  if (size === "loading") return <Skeleton className="rounded-card aspect-square max-w-2xl" />;
  if (size === "missing")
    return (
      <EmptyState
        title="This picture is not here"
        action={
          <ButtonLink href="/studio/images/modify" variant="primary">
            Choose another picture
          </ButtonLink>
        }
      >
        It was deleted, or it belongs to another wallet.
      </EmptyState>
    );
  return <ModifyDesk source={source} picture={{ url, ...size }} {...rest} />;
}
