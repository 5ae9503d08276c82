"use client";

import { useRouter } from "next/navigation";
import { Gallery, JobsAndResults } from "@/components/studio/gallery";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { BenchNotices } from "./bench-notices";
import { ChooseSource } from "./choose-source";
import { ModifyDesk } from "./modify-desk";
import type { Workbench } from "./types";
import { UnderWay } from "./under-way";
import { useNaturalSize } from "./use-natural-size";

interface ModifyRoomProps {
  bench: Workbench;
  /** The id of a file of one's own; null until one is chosen. */
  source: string | null;
}

const PAGE = "/studio/images/modify";

/** A picture of one's own, changed in part or whole. */
export function ModifyRoom({ bench, source }: ModifyRoomProps) {
  const router = useRouter();
  return (
    <JobsAndResults>
      <div className="grid gap-5">
        <BenchNotices bench={bench} />
        <UnderWay kind="image-modify" />
        {source === null ? (
          <ChooseSource
            onChoose={(fileId) => {
              router.push(`${PAGE}?source=${fileId}`);
            }}
          />
        ) : (
          <>
            <Chosen bench={bench} source={source} />
            <section aria-labelledby="your-pictures" className="mt-6">
              <h2 id="your-pictures" className="mb-4 text-lg">
                Your pictures
              </h2>
              <Gallery
                kind="image"
                actions={({ fileId }) =>
                  fileId === null ? null : (
                    <ButtonLink href={`${PAGE}?source=${fileId}`}>Change a part</ButtonLink>
                  )
                }
              />
            </section>
          </>
        )}
      </div>
    </JobsAndResults>
  );
}

function Chosen({ bench, source }: { bench: Workbench; source: string }) {
  const url = `/api/files/${source}`;
  const size = useNaturalSize(url);
  if (size === "loading") return <Skeleton className="rounded-card aspect-square max-w-2xl" />;
  if (size === "missing")
    return (
      <EmptyState
        title="This picture is not here"
        action={
          <ButtonLink href={PAGE} variant="primary">
            Choose another picture
          </ButtonLink>
        }
      >
        It was deleted, or it belongs to another wallet.
      </EmptyState>
    );
  return <ModifyDesk bench={bench} source={source} picture={{ url, ...size }} />;
}
