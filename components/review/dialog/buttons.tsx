import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** The way out beside the way on, as wide as a phone. */
export function Row({ close, children }: { close: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex gap-2 *:flex-1 sm:justify-end sm:*:flex-none">
      {close}
      {children}
    </div>
  );
}

export function CloseButton({
  words,
  onClose,
}: {
  words: "Cancel" | "Close";
  onClose: () => void;
}) {
  return <Button onClick={onClose}>{words}</Button>;
}
