"use client";

import { Again } from "@/components/studio/gallery";
import { Button, ButtonLink } from "@/components/ui/button";
import { sourceIn, type ResultView } from "@/lib/core/job";
import { pageOfChange } from "./variation";
import { wishOf, type ImageWish } from "./wish";

interface PictureActionsProps {
  result: ResultView;
  start: (wish: ImageWish) => Promise<boolean>;
  onClose: () => void;
  /** Fills the form of its kind with what made it. */
  onVary: (result: ResultView) => void;
}

/** What can be done with a picture beside downloading and deleting it; nothing for what is none. */
export function PictureActions({ result, start, onClose, onVary }: PictureActionsProps) {
  const wish = wishOf(result);
  const source = sourceIn(result);
  return (
    <>
      {source === null ? null : <ButtonLink href={pageOfChange(source)}>Change a part</ButtonLink>}
      <Again wish={wish} start={start} onStarted={onClose} />
      {wish === null ? null : (
        <Button
          onClick={() => {
            onVary(result);
            onClose();
          }}
        >
          Variation
        </Button>
      )}
    </>
  );
}
