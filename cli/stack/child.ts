import { spawn, type ChildProcess } from "node:child_process";

/** A program of ours that runs beside this one. */
export interface Child {
  readonly pid: number;
  /** Resolves with the exit code when it has ended; a signal counts as 1. */
  readonly ended: Promise<number>;
  readonly process: ChildProcess;
  /** Asks it to end (SIGTERM), insists after 10 s, resolves when it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
}

/** Starts `node …args`. Its standard error goes to ours unless `stderr` says otherwise. */
export const startNode = (
  args: readonly string[],
  options: {
    env?: NodeJS.ProcessEnv;
    stdout?: "pipe" | "ignore" | "inherit";
    stderr?: "pipe" | "ignore" | "inherit";
  } = {},
): Child => {
  const child = spawn(process.execPath, [...args], {
    env: options.env ?? process.env,
    stdio: ["ignore", options.stdout ?? "pipe", options.stderr ?? "inherit"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => {
      resolve(code ?? 1);
    });
    child.once("error", () => {
      resolve(1);
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? -1,
    ended,
    process: child,
    stop: async () => {
      const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await end("SIGTERM");
      clearTimeout(insist);
    },
    kill: () => end("SIGKILL"),
  };
};
