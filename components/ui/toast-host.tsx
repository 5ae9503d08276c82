"use client";

import { useId, useLayoutEffect, useSyncExternalStore } from "react";
import { Icon } from "./icon";
import { dismiss, shown, subscribe, type Toast, type ToastKind } from "./toast";
import { enterStage, onStage, subscribeStage } from "./toast-stage";

const none: readonly Toast[] = [];
const serverSide = () => none;
const nowhere = () => null;

const marks = { info: "info", success: "check", error: "alert" } as const satisfies Record<
  ToastKind,
  string
>;
const inks: Readonly<Record<ToastKind, string>> = {
  info: "text-accent",
  success: "text-safe",
  error: "text-stop",
};

interface ToastHostProps {
  /** `page`: over the page's foot. `dialog`: over the content, never over the buttons below it. */
  place?: "page" | "dialog";
}

/**
 * Where toasts appear. Both live regions stand here from the start, since a region that arrives
 * together with its words is not announced.
 */
export function ToastHost({ place = "page" }: ToastHostProps) {
  const host = useId();
  useLayoutEffect(() => enterStage(host), [host]);
  const stage = useSyncExternalStore(subscribeStage, onStage, nowhere);
  const all = useSyncExternalStore(subscribe, shown, serverSide);
  const toasts = stage === host ? all : none;
  // A dialog's `status` is its own verdict; there the regions are live without the name.
  const named = place === "page";
  const row = ({ id, kind, text }: Toast) => (
    <div
      key={id}
      className="animate-rise bg-card border-edge rounded-card pointer-events-auto flex items-start gap-3 border py-2 pr-2 pl-4 text-sm"
    >
      <Icon name={marks[kind]} className={`mt-1.5 size-4.5 ${inks[kind]}`} />
      <p className="min-w-0 flex-1 py-1">{text}</p>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => {
          dismiss(id);
        }}
        className="text-muted hover:text-ink grid size-8 place-items-center"
      >
        <Icon name="close" className="size-4" />
      </button>
    </div>
  );
  return (
    <div
      className={`pointer-events-none z-40 mx-auto flex max-w-md flex-col gap-2 print:hidden ${place === "page" ? "fixed inset-x-4 bottom-4" : "absolute inset-x-4 bottom-2"}`}
    >
      <div
        role={named ? "status" : undefined}
        aria-live="polite"
        aria-atomic="true"
        className="flex flex-col gap-2"
      >
        {toasts.filter((toast) => toast.kind !== "error").map(row)}
      </div>
      <div
        role={named ? "alert" : undefined}
        aria-live="assertive"
        aria-atomic="true"
        className="flex flex-col gap-2"
      >
        {toasts.filter((toast) => toast.kind === "error").map(row)}
      </div>
    </div>
  );
}
