import { Notice } from "@/components/ui/notice";
import type { Workbench } from "./types";

/** What has to be known of the models before one is chosen. */
export function BenchNotices({ bench: { gap, models } }: { bench: Workbench }) {
  const isLicensed = models.some(({ by }) => by === "licence");
  return (
    <>
      {gap === null ? null : (
        <Notice tone="check" role="status">
          {gap}
        </Notice>
      )}
      {isLicensed ? (
        <Notice>
          With a licence, pictures are made through this marketplace’s own REALM account. Whether
          your wallet still holds the licence is read from the chain each time.
        </Notice>
      ) : null}
    </>
  );
}
