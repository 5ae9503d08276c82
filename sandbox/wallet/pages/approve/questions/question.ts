import type { WalletMode } from "../../../mode";
import type { Approved } from "../../../protocol";
import type { Wallet } from "../../common/api";
import type { Permissions } from "../../common/permissions";

/** Who asks, and what the wallet has to answer with. */
export interface Asking {
  readonly origin: string;
  readonly wallet: Wallet;
  readonly permissions: Permissions;
  /** As it was when the window opened; a transaction is signed in the one there is by then. */
  readonly mode: WalletMode;
}

/** What the person is asked, and what happens when they approve. */
export interface Question {
  readonly heading: string;
  readonly body: readonly Node[];
  /** Carries it out. @throws Refusal where it turns out that it can't be. */
  approve(): Promise<Approved>;
}
