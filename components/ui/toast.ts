export type ToastKind = "info" | "success" | "error";

export interface Toast {
  readonly id: number;
  readonly kind: ToastKind;
  readonly text: string;
}

type Listener = (toasts: readonly Toast[]) => void;

const SHOWN_MILLISECONDS = 7_000;
const AT_MOST = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<Listener>();

const publish = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener(toasts);
};

export const dismiss = (id: number): void => {
  publish(toasts.filter((toast) => toast.id !== id));
};

/** Says something in passing. Errors stay until dismissed; the rest goes by itself. */
export const notify = ({ kind, text }: { kind: ToastKind; text: string }): void => {
  const id = nextId;
  nextId += 1;
  publish([...toasts, { id, kind, text }].slice(-AT_MOST));
  if (kind !== "error") {
    setTimeout(() => {
      dismiss(id);
    }, SHOWN_MILLISECONDS);
  }
};

/** For the host only: what stands now, and every change. Returns the way to stop listening. */
export const subscribe = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const shown = (): readonly Toast[] => toasts;
