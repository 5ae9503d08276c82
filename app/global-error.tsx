"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mono, sans } from "./fonts";
import "./globals.css";

/** Stands in for the whole document when even the layout failed. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`}>
      <body>
        <title>Countersign could not be shown</title>
        <main className="max-w-sheet mx-auto px-4 py-16">
          <EmptyState
            heading="h1"
            title="Countersign could not be shown"
            action={
              <Button variant="primary" onClick={reset}>
                Try again
              </Button>
            }
          >
            Something went wrong on this side. Nothing was lost, and no purchase was changed by it.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
