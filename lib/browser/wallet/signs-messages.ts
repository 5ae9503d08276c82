import type { ConnectedWallet } from "./connected-wallet";

/** Whether the account says that it signs texts. Some say so and refuse when they are asked. */
export const signsMessages = ({ signIn, signMessage }: ConnectedWallet): boolean =>
  signIn !== null || signMessage !== null;
