import { startNode, type Child } from "./child";
import type { SandboxReady } from "./sandbox";

/** Secrets of one instance that must outlive a restart. */
export interface InstanceSecrets {
  readonly nextAuthSecret: string;
  /** Base64 of 32 bytes. */
  readonly vaultMasterKey: string;
}

/** The app's environment when it stands on the sandbox: the names of contract and .env.example. */
export const appEnvironment = (
  sandbox: SandboxReady,
  secrets: InstanceSecrets,
  instance: { appUrl: string; dataDir: string },
): Record<string, string> => ({
  APP_ENV: "development",
  APP_URL: instance.appUrl,
  DATA_DIR: instance.dataDir,
  REALM_API_URL: sandbox.realm,
  REALM_API_KEY: sandbox.platform.apiKey,
  REALM_API_SECRET: sandbox.platform.apiSecret,
  REALM_WEBHOOK_SECRETS: sandbox.platform.webhookSecret,
  REALM_TREASURY_WALLETS: sandbox.treasury,
  REALM_ESCROW_WALLET: sandbox.escrow,
  REALM_MAX_FEE_BPS: "250",
  SOLANA_CLUSTER: "localnet",
  SOLANA_RPC_URLS: sandbox.rpc,
  SOLANA_WS_URL: sandbox.ws,
  NEXTAUTH_SECRET: secrets.nextAuthSecret,
  VAULT_MASTER_KEY: secrets.vaultMasterKey,
  OPERATOR_WALLETS: sandbox.operator.wallet,
  SANDBOX_WALLET_URL: sandbox.wallet,
});

const HEALTH_DEADLINE_MS = 60_000;

const isHealthy = async (appUrl: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${appUrl}/api/health`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
};

/**
 * Starts the built app and waits until it says that it can serve. The server is Next's own file, so
 * that the pid is the server's and no shell stands between.
 * @throws Error when it ends first or does not become healthy within a minute.
 */
export const startApp = async (options: {
  port: number;
  environment: Record<string, string>;
  /** Takes what the app prints; without it, it goes to the terminal. */
  onOutput?: (text: string) => void;
}): Promise<Child> => {
  const output = options.onOutput ? "pipe" : "inherit";
  const child = startNode(
    [
      "node_modules/next/dist/bin/next",
      "start",
      "--hostname",
      "127.0.0.1",
      "--port",
      String(options.port),
    ],
    {
      env: { ...process.env, ...options.environment, NODE_ENV: "production" },
      stdout: output,
      stderr: output,
    },
  );
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.on("data", (chunk: Buffer) => options.onOutput?.(chunk.toString("utf8")));
  }
  const state = { ended: false };
  void child.ended.then(() => {
    state.ended = true;
  });
  const deadline = Date.now() + HEALTH_DEADLINE_MS;
  while (!(await isHealthy(`http://127.0.0.1:${options.port}`))) {
    if (state.ended) throw new Error("The app ended before it could serve; its words are above.");
    if (Date.now() > deadline) {
      await child.kill();
      throw new Error("The app did not become healthy within a minute.");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
};
