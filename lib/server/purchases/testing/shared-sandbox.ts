import { startSandbox, type RunningSandbox } from "./sandbox";

declare global {
  // One process runs many test files, which need not share modules.
  var countersignIdleSandboxes: RunningSandbox[] | undefined;
}

/** Vitest ends its processes so, and what stays idle to the end must not outlive them. */
const endWithThisProcess = (): void => {
  process.once("SIGTERM", () => {
    const left = globalThis.countersignIdleSandboxes ?? [];
    void Promise.all(left.map((sandbox) => sandbox.close())).finally(() => {
      // The signal has its default effect again.
      process.kill(process.pid, "SIGTERM");
    });
  });
};

const idle = (): RunningSandbox[] => {
  if (!globalThis.countersignIdleSandboxes) endWithThisProcess();
  return (globalThis.countersignIdleSandboxes ??= []);
};

/** Nothing fails, lies or hurries any more; what was listed, bought and issued stays. */
const calm = async (sandbox: RunningSandbox): Promise<void> => {
  for (const place of ["realm", "cluster", "webhooks"])
    await sandbox.command("DELETE", `/${place}/fault`);
  for (const path of ["/hostile", "/jobs/failure", "/realm/calls", "/realm/limits"])
    await sandbox.command("DELETE", path);
  await sandbox.command("POST", "/speed", { speed: 1 });
  await sandbox.command("POST", "/webhooks", { url: null });
  await sandbox.command("POST", "/listing/handover", { mode: "off" });
};

/**
 * A sandbox of the caller's own until it is closed; then the next test file of the process gets it,
 * because to start one takes seconds. Not for those that revoke what it began with.
 */
export const borrowSandbox = async (): Promise<RunningSandbox> => {
  const used = idle().pop();
  if (used) await calm(used);
  const sandbox = used ?? (await startSandbox());
  return {
    ...sandbox,
    close: () => {
      idle().push(sandbox);
      return Promise.resolve();
    },
  };
};
