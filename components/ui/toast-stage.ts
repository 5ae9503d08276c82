/**
 * Where toasts appear just now. A modal dialog makes everything outside it inert: a toast there is
 * neither seen nor read out nor dismissed. So each open dialog has a host of its own, and the one
 * opened last has the toasts; the page's has them again when the last dialog has closed.
 */
let hosts: readonly string[] = [];
const listeners = new Set<() => void>();

const change = (next: readonly string[]): void => {
  hosts = next;
  for (const listener of listeners) listener();
};

/** Returns the way to leave. */
export const enterStage = (host: string): (() => void) => {
  change([...hosts, host]);
  return () => {
    change(hosts.filter((other) => other !== host));
  };
};

/** The host that shows the toasts; null before any has come. */
export const onStage = (): string | null => hosts.at(-1) ?? null;

export const subscribeStage = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
