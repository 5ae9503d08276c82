import { bridgeReady } from "../../protocol";
import { fetchWallet, logCall } from "../common/api";
import { openPermissions } from "../common/open-permissions";
import { BridgeHost } from "./host";

const start = async (): Promise<void> => {
  const { accounts } = await fetchWallet();
  const host: BridgeHost = new BridgeHost({
    accounts,
    permissions: openPermissions(accounts, () => {
      host.tell();
    }),
    send: (message, targetOrigin) => {
      window.parent.postMessage(message, targetOrigin);
    },
    logCall: (method) => void logCall(method),
  });
  window.addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === window.parent) host.receive(origin, data);
  });
  // Says nothing but that somebody listens, so any page around the frame may hear it.
  window.parent.postMessage({ type: bridgeReady }, "*");
};

void start();
