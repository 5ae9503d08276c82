import type { LocalCluster } from "../cluster";
import type { RealmServer } from "../realm";
import type { SandboxWallet } from "../wallet";
import { controlCommands } from "./commands";
import { createControlServer } from "./http";

/** What the control port has its hands on. */
export interface ControlParts {
  readonly cluster: Pick<LocalCluster, "advanceSlots" | "setFault">;
  readonly realm: Pick<
    RealmServer,
    | "airdrop"
    | "calls"
    | "createListing"
    | "drain"
    | "faults"
    | "hostile"
    | "issueKey"
    | "listings"
    | "misdirections"
    | "pace"
    | "reprice"
    | "resetCalls"
    | "revokeKey"
    | "setHandover"
    | "setLimits"
    | "setProfile"
    | "setQuota"
    | "studio"
    | "webhooks"
  >;
  readonly wallet: Pick<SandboxWallet, "calls" | "resetCalls" | "setMode" | "signer">;
}

export interface ControlServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the control port: faults and hostile transactions on demand, for tests and demonstrations.
 * @param options.port 0 takes any free one.
 * @throws Error where the port is taken.
 */
export const startControl = async (
  options: ControlParts & { readonly host: "127.0.0.1"; readonly port: number },
): Promise<ControlServer> => {
  const server = createControlServer(controlCommands(options));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, options.host, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return {
    url: `http://${options.host}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
