import { useEffect, useState } from "react";
import type { WalletChoice } from "./connected-wallet";
import { standardWallets, watchStandardWallets } from "./standard";

/** The Wallet Standard wallets of this page, as they come and go. */
export const useStandardWallets = (): readonly WalletChoice[] => {
  const [wallets, setWallets] = useState(standardWallets);
  useEffect(
    () =>
      watchStandardWallets(() => {
        setWallets(standardWallets());
      }),
    [],
  );
  return wallets;
};
