"use client";

import { useSyncExternalStore } from "react";
import { Icon } from "./icon";
import { dismiss, shown, subscribe, type Toast, type ToastKind } from "./toast";

const none: readonly Toast[] = [];
const serverSide = () => none;

const marks = { info: "info", success: "check", error: "alert" } as const satisfies Record<
  ToastKind,
  string
>;
const inks: Readonly<Record<ToastKind, string>> = {
  info: "text-accent",
  success: "text-safe",
  error: "text-stop",
};

/**
 * Where toasts appear. Both live regions stand in the page from the start, since a region that
 * arrives together with its words is not announced.
 */
export function ToastHost() {
  const toasts = useSyncExternalStore(subscribe, shown, serverSide);
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
    <div className="pointer-events-none fixed inset-x-4 bottom-4 z-40 mx-auto flex max-w-md flex-col gap-2 print:hidden">
      <div role="status" className="flex flex-col gap-2">
        {toasts.filter((toast) => toast.kind !== "error").map(row)}
      </div>
      <div role="alert" className="flex flex-col gap-2">
        {toasts.filter((toast) => toast.kind === "error").map(row)}
      </div>
    </div>
  );
}
