import { Points } from "../points";

/** Hardware wallets: what they are good for, and the one thing to mind. */
export function DeviceLesson() {
  return (
    <>
      <p>
        A hardware wallet, such as a Ledger, keeps the key in a device of its own. A computer full
        of malware can ask it for a signature, but can’t take the key, and can’t press its buttons.
      </p>
      <Points
        kind="do"
        items={[
          "Buy it from its maker, and let it make a new phrase in front of you.",
          "Read the amount and the address on its screen. It is the only screen that can’t be faked from outside.",
          "Leave “blind signing” off until you need it. Where the device shows a hash only, compare it with “Message hash as a Ledger shows it” under “Raw transaction” in the review.",
        ]}
      />
      <p>
        It works here as any other wallet does, through the wallet app that you use it with. If
        yours can’t sign texts, choose “Sign in with a Ledger”: it then signs a transaction with
        nothing but the text in it, which is reviewed first, costs nothing and is never sent.
      </p>
    </>
  );
}
