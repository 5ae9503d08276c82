import { help, parseOptions } from "./program/options";
import { startSandbox, type Ready } from "./program/start";

const describe = ({ realm, rpc, ws, wallet, control, platform }: Ready): string =>
  [
    "The sandbox is ready. Nothing in it is worth anything.",
    `  REALM    ${realm}`,
    `  RPC      ${rpc}  (WebSocket ${ws})`,
    `  wallet   ${wallet}`,
    `  control  ${control}  (GET / lists what it can do)`,
    `  API key  ${platform.apiKey}`,
    "Ctrl-C ends it.",
  ].join("\n");

const progress = (line: string): void => {
  console.error(`sandbox: ${line}`);
};

const run = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return;
  }
  const sandbox = await startSandbox(options, progress);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        progress(error instanceof Error ? error.message : "could not end cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  console.log(options.json ? JSON.stringify(sandbox.ready) : describe(sandbox.ready));
};

run().catch((error: unknown) => {
  progress(error instanceof Error ? error.message : "could not start");
  process.exitCode = 1;
});
