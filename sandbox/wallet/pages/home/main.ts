import { accountPicker } from "../common/account-picker";
import { fetchWallet } from "../common/api";
import { byId } from "../common/dom";
import { openPermissions } from "../common/open-permissions";
import { siteList } from "./site-list";

/** How often balances are asked for again while the page is in sight, in milliseconds. */
const REFRESH_EVERY = 3_000;

const start = async (): Promise<void> => {
  const status = byId("status", HTMLParagraphElement);
  const wallet = await fetchWallet();
  const permissions = openPermissions(wallet.accounts, () => {
    picker.select(permissions.active);
    sites.show();
  });
  const picker = accountPicker(
    wallet,
    "Active account",
    permissions.active,
    ({ name, address }) => {
      permissions.activate(address);
      status.textContent = `${name} is the active account now. Connected sites were told.`;
    },
  );
  const sites = siteList(permissions, (origin) => {
    status.textContent = `${origin} is disconnected.`;
  });
  byId("accounts", HTMLDivElement).replaceChildren(picker.element);
  byId("sites", HTMLDivElement).replaceChildren(sites.element);
  await picker.refreshBalances();
  setInterval(() => {
    if (document.visibilityState === "visible") void picker.refreshBalances();
  }, REFRESH_EVERY);
};

start().catch((error: unknown) => {
  byId("status", HTMLParagraphElement).textContent =
    error instanceof Error ? error.message : "The wallet failed.";
});
