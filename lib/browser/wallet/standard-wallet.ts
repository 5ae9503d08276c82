import type {
  SolanaSignInFeature,
  SolanaSignMessageFeature,
  SolanaSignTransactionFeature,
} from "@solana/wallet-standard-features";
import type { Wallet, WalletAccount, WalletWithFeatures } from "@wallet-standard/base";
import type {
  StandardConnectFeature,
  StandardDisconnectFeature,
  StandardEventsFeature,
} from "@wallet-standard/features";
import { address } from "@/lib/core/solana";
import type { ConnectedWallet, SignedMessage } from "./connected-wallet";
import { ownBytes } from "./own-bytes";
import { WalletRefusal } from "./failure";

// A wallet that names a feature promises its shape; Wallet Standard offers no further proof.
const has =
  <Features extends Wallet["features"]>(feature: `${string}:${string}`) =>
  (wallet: Pick<Wallet, "features">): wallet is WalletWithFeatures<Features> =>
    feature in wallet.features;

export const canConnect = has<StandardConnectFeature>("standard:connect");
const canDisconnect = has<StandardDisconnectFeature>("standard:disconnect");
const hasEvents = has<StandardEventsFeature>("standard:events");
/** Whether it hands signed bytes back before they are sent. */
export const canSignTransaction = has<SolanaSignTransactionFeature>("solana:signTransaction");
const canSignMessage = has<SolanaSignMessageFeature>("solana:signMessage");
const canSignIn = has<SolanaSignInFeature>("solana:signIn");

/** Whether the wallet signs transactions on any Solana cluster, checked afterwards or not. */
export const canSignForSolana = (wallet: Wallet): boolean =>
  wallet.chains.some((chain) => chain.startsWith("solana:")) &&
  (canSignTransaction(wallet) || "solana:signAndSendTransaction" in wallet.features);

/** Asks a Wallet Standard wallet for its account. @throws WalletRefusal when it gives none. */
export const connectStandard = async (
  wallet: Wallet,
  silent: boolean,
): Promise<ConnectedWallet> => {
  if (!canConnect(wallet)) throw new WalletRefusal("failed", "This wallet cannot connect.");
  const { accounts } = await wallet.features["standard:connect"].connect({ silent });
  const account = accounts[0];
  if (!account) throw new WalletRefusal("declined", "The wallet shared no account.");
  return accountOf(wallet, account);
};

/** An account may be able to do less than its wallet; one that lists nothing does not say. */
const offers = (
  { features }: WalletAccount,
  ...any: readonly WalletAccount["features"][number][]
) => features.length === 0 || any.some((feature) => features.includes(feature));

const accountOf = (wallet: Wallet, account: WalletAccount): ConnectedWallet => ({
  name: wallet.name,
  icon: wallet.icon,
  address: address(account.address),
  chains: account.chains,
  signTransaction: canSignTransaction(wallet)
    ? async (transaction) => {
        const feature = wallet.features["solana:signTransaction"];
        const [output] = await feature.signTransaction({
          account,
          transaction: ownBytes(transaction),
        });
        return ownBytes(answered(output).signedTransaction);
      }
    : null,
  signMessage:
    canSignMessage(wallet) && offers(account, "solana:signMessage")
      ? async (message) => {
          const [output] = await wallet.features["solana:signMessage"].signMessage({
            account,
            message: ownBytes(message),
          });
          return signedBy(account, answered(output));
        }
      : null,
  // Few list it with an account; the wallet then signs in with whichever signs messages.
  signIn:
    canSignIn(wallet) && offers(account, "solana:signIn", "solana:signMessage")
      ? async (input) => {
          const [output] = await wallet.features["solana:signIn"].signIn(input);
          const { account: signer, ...signed } = answered(output);
          return signedBy(signer, signed);
        }
      : null,
  disconnect: async () => {
    if (canDisconnect(wallet)) await wallet.features["standard:disconnect"].disconnect();
  },
  onChange: (listener) => watchAccount(wallet, account, listener),
});

const signedBy = (
  signer: Pick<WalletAccount, "address">,
  { signedMessage, signature }: Omit<SignedMessage, "address">,
): SignedMessage => ({
  signedMessage: ownBytes(signedMessage),
  signature: ownBytes(signature),
  address: address(signer.address),
});

/** The first account is the active one, by the convention of the wallets and of wallet-adapter. */
const watchAccount = (
  wallet: Wallet,
  account: WalletAccount,
  listener: (next: ConnectedWallet | null) => void,
): (() => void) => {
  if (!hasEvents(wallet)) return () => undefined;
  return wallet.features["standard:events"].on("change", ({ accounts }) => {
    if (!accounts) return;
    const [active] = accounts;
    if (!active) listener(null);
    else if (active.address !== account.address) listener(accountOf(wallet, active));
  });
};

const answered = <Output>(output: Output | undefined): Output => {
  if (output === undefined) throw new WalletRefusal("failed", "The wallet answered nothing.");
  return output;
};
