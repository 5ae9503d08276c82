import type { SharedAccount } from "../../protocol";
import { Permissions } from "./permissions";

/**
 * This browser's permissions. `onChange` is called when another page of the wallet changed them. The
 * storage event says it, not a message between the pages: a message can arrive before the change
 * itself where the pages live in different processes, and the old state would be told once more.
 */
export const openPermissions = (
  accounts: readonly SharedAccount[],
  onChange: () => void = () => undefined,
): Permissions => {
  window.addEventListener("storage", onChange);
  return new Permissions(
    localStorage,
    accounts.map(({ address }) => address),
  );
};
