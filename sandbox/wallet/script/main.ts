import { registerWallet } from "@wallet-standard/wallet";
import { askForApproval, type AppWindow } from "./approval";
import { Bridge } from "./bridge";
import { SandboxWallet } from "./wallet";

const WINDOW_FEATURES = "popup,width=420,height=720";
/** How often a closed approval window is looked for, in milliseconds. */
const WATCH_EVERY = 200;

const appWindow: AppWindow = {
  open: (url) => window.open(url, "_blank", WINDOW_FEATURES),
  onMessage: (listener) => {
    window.addEventListener("message", listener);
    return () => {
      window.removeEventListener("message", listener);
    };
  },
  every: (callback) => {
    const timer = setInterval(callback, WATCH_EVERY);
    return () => {
      clearInterval(timer);
    };
  },
};

const start = (walletOrigin: string): void => {
  const bridge: Bridge = new Bridge(walletOrigin, (accounts) => {
    wallet.accountsChanged(accounts);
  });
  const wallet = new SandboxWallet({
    ask: (request) => askForApproval(appWindow, walletOrigin, request),
    called: (method) => {
      bridge.called(method);
    },
    approvedBefore: () => bridge.approvedBefore(),
    disconnect: () => {
      bridge.disconnect();
    },
  });
  registerWallet(wallet);
};

const loadedAlready = Symbol.for("sandbox-wallet");
const source = document.currentScript;
if (!(source instanceof HTMLScriptElement)) {
  throw new Error("The sandbox wallet finds its origin by its script element: load it with one.");
}
// An app that renders the script element twice still gets one wallet.
if (Reflect.get(window, loadedAlready) === undefined) {
  Reflect.set(window, loadedAlready, true);
  start(new URL(source.src).origin);
}
