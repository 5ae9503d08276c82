/** A call the wallet does not carry out. The code and the message reach the app's page as they are. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

export const rejectedByPerson = (): Refusal => new Refusal(4001, "User rejected the request.");

export const notAuthorized = (): Refusal =>
  new Refusal(4100, "The requested account has not been authorized by the user.");

/** What was given cannot be signed; `why` says what is wrong with it. */
export const unusable = (why: string): Refusal => new Refusal(-32602, why);

/** EIP-1193's "unsupported method": the account's key is in a device that can't do it. */
export const messagesUnsupported = (): Refusal =>
  new Refusal(4200, "This account is on a hardware device that signs transactions, not messages.");

export const windowBlocked = (): Refusal =>
  new Refusal(
    -32603,
    "The wallet's window was blocked. Allow pop-ups for this site and try again.",
  );
