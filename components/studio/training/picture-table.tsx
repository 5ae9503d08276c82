"use client";

import { Button } from "@/components/ui/button";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";
import { isUnderWay, type UploadItem, type Uploads } from "@/lib/browser/upload";
import { DropZone } from "./drop-zone";
import { NotTaken } from "./not-taken";
import { PictureTile } from "./picture-tile";
import { isInTraining, pictures } from "./words";

/** What is said of the whole, quietly, whenever it changes. */
const summary = (items: readonly UploadItem[], aside: number): string => {
  const ready = items.filter(({ state }) => state.kind === "kept").length;
  const beside = aside === 0 ? "" : ` ${aside} not taken.`;
  if (items.length === 0) return aside === 0 ? "No pictures yet." : `No pictures yet.${beside}`;
  return ready === items.length
    ? `${pictures(ready)} ready.${beside}`
    : `${ready} of ${pictures(items.length)} ready.${beside}`;
};

/** The pictures of a training, laid out: added, sent, ordered and taken away. */
export function PictureTable({
  uploads,
  items,
}: {
  uploads: Uploads;
  items: readonly UploadItem[];
}) {
  const inside = items.filter(isInTraining);
  const outside = items.filter((item) => !isInTraining(item));
  return (
    <section ref={useKeptFocus()} aria-labelledby="pictures">
      <h2 id="pictures" className="text-lg">
        Pictures
      </h2>
      <div className="mt-1 mb-4 flex min-h-9 flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-muted text-sm tabular-nums">
          {summary(inside, outside.length)}
        </p>
        {items.some(isUnderWay) ? (
          <Button size="small" onClick={uploads.hold}>
            Stop sending
          </Button>
        ) : null}
      </div>
      <DropZone compact={inside.length > 0} onFiles={uploads.add} />
      {inside.length === 0 ? null : (
        <ol
          aria-label="Pictures"
          className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-5"
        >
          {inside.map((item, index) => (
            <PictureTile
              key={item.key}
              item={item}
              place={index + 1}
              count={inside.length}
              onMove={(by) => {
                uploads.move(item.key, inside[index + by]?.key ?? item.key);
              }}
              onRemove={() => {
                uploads.remove(item.key);
              }}
            />
          ))}
        </ol>
      )}
      <NotTaken
        items={outside}
        onRemove={(gone) => {
          for (const { key } of gone) uploads.remove(key);
        }}
        onGoOn={uploads.goOn}
      />
    </section>
  );
}
