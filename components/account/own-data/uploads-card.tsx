import { MOST_KEPT, sizeWords, type UploadsKept } from "@/lib/core/files";
import { Card } from "../card";
import { RemoveUploadsButton } from "./remove-uploads-button";

const number = (value: number): string => value.toLocaleString("en-GB");

/** How much of what one sent is kept here, of how much there is room for. */
export function UploadsCard({ uploads: { files, bytes, unused } }: { uploads: UploadsKept }) {
  return (
    <Card foot={<RemoveUploadsButton unused={unused} />}>
      <p className="font-medium tabular-nums">
        Your uploads: {number(files)} of {number(MOST_KEPT.files)}
        {files === 0 ? "" : `, ${sizeWords(bytes)} of ${sizeWords(MOST_KEPT.bytes)}`}
      </p>
      <p className="text-muted mt-1 max-w-prose text-sm">
        Pictures and films you sent, to train and to work with. They go 7 days after they were last
        used; when there is no room for more, the ones unused for longest make it.
      </p>
    </Card>
  );
}
