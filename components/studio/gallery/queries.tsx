"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { CodedError } from "@/lib/core/errors";

/** What was fetched for the parts within is theirs together. */
export function JobsAndResults({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 1_000,
            // What the server said for good is not asked for again by itself.
            retry: (failures, error) =>
              failures < 2 && (!(error instanceof CodedError) || error.retryable),
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
