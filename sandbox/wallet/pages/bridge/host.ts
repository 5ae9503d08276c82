import {
  bridgeAccounts,
  bridgeCalled,
  bridgeDisconnect,
  bridgeHello,
  field,
  isOfType,
  isWalletMethod,
  type SharedAccount,
  type WalletMethod,
} from "../../protocol";
import type { Permissions } from "../common/permissions";

/** What the bridge reaches besides the browser's permissions. */
export interface BridgePorts {
  readonly accounts: readonly SharedAccount[];
  readonly permissions: Pick<Permissions, "active" | "allows" | "disconnect">;
  /** Sends to the page around the frame, which gets it only while it is of that origin. */
  send(message: unknown, targetOrigin: string): void;
  logCall(method: WalletMethod): void;
}

/**
 * The bridge's side of the talk with the app's page. A page's origin is the browser's word
 * (`event.origin`); a page that was not approved hears of no account.
 */
export class BridgeHost {
  readonly #ports: BridgePorts;
  #origin: string | null = null;

  constructor(ports: BridgePorts) {
    this.#ports = ports;
  }

  receive(origin: string, message: unknown): void {
    if (isOfType(message, bridgeHello)) {
      this.#origin = origin;
      this.tell();
    } else if (isOfType(message, bridgeCalled)) {
      const method = field(message, "method");
      if (isWalletMethod(method)) this.#ports.logCall(method);
    } else if (isOfType(message, bridgeDisconnect)) {
      this.#ports.permissions.disconnect(origin);
      this.tell();
    }
  }

  /** Tells the page which account it may use: none, or the active one. */
  tell(): void {
    if (this.#origin === null) return;
    const { accounts, permissions } = this.#ports;
    const allowed = permissions.allows(this.#origin);
    this.#ports.send(
      {
        type: bridgeAccounts,
        accounts: allowed ? accounts.filter(({ address }) => address === permissions.active) : [],
      },
      this.#origin,
    );
  }
}
