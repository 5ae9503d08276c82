"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { BuyPanelProps } from "./buy-panel";

// Wallets, review engine and dialog together; none of it is fetched before the press.
const BuyFlow = lazy(() => import("./buy-flow"));

interface BuyControlsProps extends BuyPanelProps {
  /** What the button says. */
  words: string;
  /** What pressing it leads to. */
  next: string;
  /** In the button's place where nothing can be bought. */
  closed: ReactNode;
  /** Stands in the records a person keeps of a review. */
  appVersion: string;
}

/** The button and what it opens; a purchase under way stays open while the page behind it changes. */
export function BuyControls({ words, next, closed, ...purchase }: BuyControlsProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);

  if (closed !== null && !open) return closed;
  return (
    <div className="flex flex-col gap-2">
      <Button
        variant="primary"
        size="large"
        className="w-full"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words}
      </Button>
      <p className="text-muted text-center text-xs">{next}</p>
      {open ? (
        <Suspense fallback={<Progress label="Opening the review" />}>
          <BuyFlow
            {...purchase}
            onClose={() => {
              setOpen(false);
            }}
            onLeft={() => {
              // Sold, continued or declined meanwhile: the page tells it as it now is.
              router.refresh();
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
