import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { personalDataWords, type PersonalData } from "@/lib/core/text";

interface PersonalDataDialogProps {
  found: readonly PersonalData[];
  onAnswer: (send: boolean) => void;
}

/** Asks before words leave that give somebody away (seed D10). */
export function PersonalDataDialog({ found, onAnswer }: PersonalDataDialogProps) {
  const keep = () => {
    onAnswer(false);
  };
  return (
    <DialogFrame
      title="Personal data in your words"
      description="Nothing has been sent yet."
      onClose={keep}
      closeOnBackdrop={false}
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            onClick={() => {
              onAnswer(true);
            }}
          >
            Send it anyway
          </Button>
          <Button variant="primary" onClick={keep}>
            Change the words
          </Button>
        </div>
      }
    >
      <p className="text-sm">Your words seem to hold:</p>
      <ul className="mt-3 grid gap-2 text-sm">
        {found.map(({ kind, text }) => (
          <li key={`${kind} ${text}`} className="border-line border-l-2 pl-3">
            {personalDataWords[kind]}
            <span className="block font-mono text-xs wrap-anywhere">{text}</span>
          </li>
        ))}
      </ul>
      <p className="text-muted mt-4 text-sm">
        What you send goes to REALM and is kept with the picture. A picture rarely needs it.
      </p>
    </DialogFrame>
  );
}
