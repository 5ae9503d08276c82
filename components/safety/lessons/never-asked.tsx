import { Points } from "../points";

/** Whoever asks for one of these is somebody else. */
export function NeverAskedLesson() {
  return (
    <>
      <p>Whoever asks you for one of these in Countersign’s name is somebody else.</p>
      <Points
        kind="never"
        items={[
          "Your recovery phrase or a secret key, not even to help you.",
          "A payment to “verify”, “unlock” or “refund” something.",
          "A signature on something that you have not seen as a receipt.",
          "A program to install, or a look at your screen.",
        ]}
      />
      <p>
        Signing in asks your wallet to sign a short text that names this site and moves nothing.
        Connecting shares your address, which is public anyway.
      </p>
    </>
  );
}
