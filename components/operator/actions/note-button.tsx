"use client";

import { notePurchase } from "@/lib/browser/operator/client";
import { ConfirmAction } from "./confirm-action";

export function NoteButton({ id }: { id: string }) {
  return (
    <ConfirmAction
      label="Add a note"
      title="Add a note to this purchase"
      description="For whoever looks at it after you. It changes nothing of the purchase, and its owner does not see it."
      words={{ label: "Note", hint: "Stays in the audit log with your wallet. No personal data." }}
      act={async (note) => {
        await notePurchase(id, note);
        return "The note is kept.";
      }}
    />
  );
}
