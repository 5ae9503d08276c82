"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CrossCheck } from "@/lib/browser/chain/cross-check";
import { createInspection, nothingYet } from "@/lib/browser/inspect/inspection";
import { browserPorts } from "@/lib/browser/inspect/ports";
import { Examples } from "./examples";
import { InspectForm } from "./inspect-form";
import { Result } from "./result";

const onServer = () => nothingYet;

/** The inspector: what is asked on the left, what it does on the right; below each other on a phone. */
export function Inspector({ crossCheck }: { crossCheck: CrossCheck | null }) {
  const [inspection] = useState(() => createInspection(browserPorts(crossCheck)));
  const { draft, state } = useSyncExternalStore(inspection.subscribe, inspection.get, onServer);
  const result = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const open = (): void => void inspection.open(window.location.hash);
    open();
    window.addEventListener("hashchange", open);
    return () => {
      window.removeEventListener("hashchange", open);
    };
  }, [inspection]);

  const inspect = (): void => {
    void inspection.inspect();
    bringIntoView(result.current);
  };

  return (
    <div className="mt-6 grid items-start gap-x-10 gap-y-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <InspectForm
        draft={draft}
        isInvalid={state.phase === "problem"}
        onEdit={inspection.edit}
        onInspect={inspect}
        onClear={inspection.clear}
      />
      <div ref={result} className="min-w-0 scroll-mt-4 lg:col-start-2 lg:row-span-2">
        <Result state={state} onAgain={inspect} />
      </div>
      <Examples
        onExample={(text) => {
          inspection.edit({ text, wallet: "", offline: true });
          inspect();
        }}
      />
    </div>
  );
}

/** On a phone the answer stands below the form; whoever asked wants to see it. */
const bringIntoView = (element: HTMLElement | null): void => {
  if (element === null) return;
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) element.scrollIntoView({ block: "start" });
};
