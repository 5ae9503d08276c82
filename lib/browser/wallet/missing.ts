import { WalletRefusal } from "./failure";

/** The wallet is not in this browser; `website` is where its maker offers it. */
export class WalletMissing extends WalletRefusal {
  readonly website: string;

  constructor(name: string, website: string) {
    super(
      "failed",
      `${name} is not installed in this browser. Install it from its maker’s own site, reload this page and connect again.`,
    );
    this.name = "WalletMissing";
    this.website = website;
  }
}
