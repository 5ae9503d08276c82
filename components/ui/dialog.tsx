"use client";

import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from "react";
import styles from "./dialog.module.css";
import { Icon } from "./icon";
import { ToastHost } from "./toast-host";

export interface DialogFrameProps {
  /** The dialog's accessible name. */
  title: string;
  description?: ReactNode;
  /** Escape, the close button, a press outside. The owner unmounts the frame in answer. */
  onClose: () => void;
  children: ReactNode;
  /** Stays in reach below the scrolling part. */
  footer?: ReactNode;
  width?: "narrow" | "wide";
  /** `full`: as tall as there is room from the start, for content that comes in steps. */
  height?: "fit" | "full";
  /** A press outside closes only where nothing can be lost by it. */
  closeOnBackdrop?: boolean;
}

/**
 * A modal dialog on the platform's own <dialog>: it makes the page inert, keeps the focus inside,
 * answers Escape and needs no style element, which the content security policy would refuse.
 * Mounted means open. On a phone it is a sheet of full height.
 */
export function DialogFrame(props: DialogFrameProps) {
  const { title, description, onClose, children, footer } = props;
  const { width = "narrow", height = "fit", closeOnBackdrop = true } = props;
  const frame = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const descriptionId = useId();

  useLayoutEffect(() => {
    const dialog = frame.current;
    if (!dialog) return;
    const opener = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);

  // What had the focus may be gone with its step: a keyboard then goes on from here, not from the page.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  });

  return (
    <dialog
      ref={frame}
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-describedby={description === undefined ? undefined : descriptionId}
      className={`${styles["frame"] ?? ""} animate-rise bg-card text-ink border-line outline-none fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none flex-col overflow-hidden border-0 p-0 open:flex sm:m-auto sm:max-h-[min(92dvh,60rem)] sm:rounded-card sm:border ${width === "wide" ? "sm:w-[44rem]" : "sm:w-[28rem]"} ${height === "full" ? "sm:h-dvh" : "sm:h-fit"}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Browsers close on a second Escape whatever the page says; a frame opened again is not closed.
        if (frame.current?.open === false) onClose();
      }}
      onPointerDown={(event) => {
        if (closeOnBackdrop && event.target === frame.current) onClose();
      }}
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <div className="border-line border-b py-5 pr-3 pl-5 sm:pl-6">
          <div className="flex items-start gap-4">
            <h2 id={titleId} className="min-w-0 flex-1 text-lg">
              {title}
            </h2>
            {/* In the middle of the title's first line, however many there are. */}
            <button
              type="button"
              aria-label="Close"
              onClick={onClose}
              className="text-muted hover:bg-wall hover:text-ink -my-1.5 grid size-10 shrink-0 place-items-center rounded-control print:hidden"
            >
              <Icon name="close" />
            </button>
          </div>
          {description === undefined ? null : (
            <p id={descriptionId} className="text-muted mt-1.5 pr-2 text-sm sm:pr-3">
              {description}
            </p>
          )}
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-5 sm:px-6">
          {children}
        </div>
        <div className="relative">
          <ToastHost place="dialog" />
        </div>
        {footer === undefined ? null : (
          <div className="border-line border-t px-5 py-4 print:hidden pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6">
            {footer}
          </div>
        )}
      </div>
    </dialog>
  );
}
