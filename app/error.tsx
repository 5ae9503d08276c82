"use client";

import { PageFrame } from "@/components/layout/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PageFrame>
      <EmptyState
        heading="h1"
        title="This page could not be shown"
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something went wrong on this side. Nothing was lost, and no purchase was changed by it.
        {error.digest === undefined ? null : ` For the operator: ${error.digest}.`}
      </EmptyState>
    </PageFrame>
  );
}
