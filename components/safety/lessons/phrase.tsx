import { Points } from "../points";

/** What opens a wallet, and where it belongs. */
export function PhraseLesson() {
  return (
    <>
      <p>
        Twelve or twenty-four words open everything in your wallet, on any device, for ever. They
        can’t be changed like a password. Whoever reads them once owns what you own.
      </p>
      <Points
        kind="do"
        items={[
          "Write them on paper, twice, and keep the sheets in two places.",
          "Type them into your wallet’s own app or device only, and only to restore it.",
        ]}
      />
      <Points
        kind="never"
        items={[
          "In a photo, a note, an e-mail or a chat. Those are copied to places you don’t know.",
          "Into a website, whatever it promises to verify, sync, claim or repair.",
        ]}
      />
      <p className="text-muted text-sm">
        There is no field for them here. Where somebody pastes them all the same, they are taken out
        before anything is kept or sent.
      </p>
    </>
  );
}
