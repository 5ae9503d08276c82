import { Icon } from "@/components/ui/icon";
import type { LiveState } from "@/lib/browser/live/live";

/** How fresh the list is, in a shape and words. Says nothing until that is known. */
export function LiveMark({ state }: { state: LiveState }) {
  return (
    <p role="status" className="text-muted flex h-5 items-center gap-1.5 text-xs">
      {state === "live" ? (
        <>
          <span aria-hidden="true" className="bg-safe size-2 rounded-full" />
          Live
        </>
      ) : null}
      {state === "polling" ? (
        <>
          <Icon name="clock" className="size-3.5" />
          Checking every few seconds
        </>
      ) : null}
    </p>
  );
}
