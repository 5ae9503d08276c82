import type { ResultState } from "@/lib/core/job";
import type { Result } from "./store";

/** How a result stands and where it is seen; a copy whose file was removed is gone. */
export const seenAt = (
  { id, state, url }: Pick<Result, "id" | "state" | "url">,
  hasFile: boolean,
): { readonly state: ResultState; readonly url: string | null } => {
  switch (state) {
    case "kept":
      return hasFile ? { state, url: `/api/results/${id}` } : { state: "gone", url: null };
    case "waiting":
      return { state, url };
    case "gone":
    case "refused":
      return { state, url: null };
  }
};
