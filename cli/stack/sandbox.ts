import { createInterface } from "node:readline";
import * as z from "zod";
import { startNode, type Child } from "./child";

const account = z.object({ name: z.string(), wallet: z.string() });

/** The one JSON object `npm run sandbox -- --json` prints when it is ready. */
const sandboxReadySchema = z.object({
  realm: z.url(),
  rpc: z.url(),
  ws: z.string(),
  secondRpc: z.url(),
  wallet: z.url(),
  control: z.url(),
  platform: z.object({ apiKey: z.string(), apiSecret: z.string(), webhookSecret: z.string() }),
  creators: z.array(account.extend({ apiKey: z.string(), apiSecret: z.string() })),
  buyers: z.array(account),
  operator: z.object({ wallet: z.string() }),
  treasury: z.string(),
  escrow: z.string(),
});
export type SandboxReady = z.infer<typeof sandboxReadySchema>;

export interface RunningSandbox {
  readonly ready: SandboxReady;
  readonly child: Child;
}

/** Starts the sandbox and waits for its line. @throws Error when it ends before it is ready. */
export const startSandbox = async (options: {
  dataDir: string;
  portBase?: number;
  reset?: boolean;
  quiet?: boolean;
}): Promise<RunningSandbox> => {
  const child = startNode(
    [
      "--import",
      "tsx",
      "sandbox/main.ts",
      "--json",
      "--data",
      options.dataDir,
      ...(options.portBase === undefined ? [] : ["--port-base", String(options.portBase)]),
      ...(options.reset === true ? ["--reset"] : []),
    ],
    { stderr: options.quiet === true ? "ignore" : "inherit" },
  );
  const { stdout } = child.process;
  if (!stdout) throw new Error("The sandbox has no standard output.");
  const line = new Promise<string>((resolve) => {
    createInterface({ input: stdout }).once("line", resolve);
  });
  const first = await Promise.race([line, child.ended]);
  if (typeof first === "number")
    throw new Error(`The sandbox ended with ${first} before it was ready.`);
  return { ready: sandboxReadySchema.parse(JSON.parse(first)), child };
};
