"use client";

import { useMemo } from "react";
import { attemptKey } from "@/lib/browser/forms/attempt-key";
import { CodedError } from "@/lib/core/errors";

/** Starts a wish once, however often it is pressed and whatever becomes of the answer. */
export const useStart = <Wish extends object>(
  name: string,
  call: (request: Wish & { readonly key: string }) => Promise<void>,
): ((wish: Wish) => Promise<void>) => {
  const attempt = useMemo(() => attemptKey(name), [name]);
  return async (wish) => {
    try {
      await call({ ...wish, key: attempt.for(wish) });
    } catch (error) {
      // Said for good: the same wish later is another attempt.
      if (error instanceof CodedError && !error.retryable && error.code !== "SESSION_REQUIRED")
        attempt.forget();
      throw error;
    }
    attempt.forget();
  };
};
