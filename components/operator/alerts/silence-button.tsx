"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/form";
import { silenceCall } from "@/lib/browser/operator/alerts";
import { silenceRequestSchema, type SilenceRequest } from "@/lib/core/operator/alerts";
import { SignedAction } from "../actions/signed-action";

type Length = SilenceRequest["length"];

const lengths = silenceRequestSchema.shape.length;

const choices: readonly { readonly value: Exclude<Length, "over">; readonly words: string }[] = [
  { value: "1h", words: "1 hour" },
  { value: "8h", words: "8 hours" },
  { value: "24h", words: "24 hours" },
  { value: "7d", words: "7 days" },
];

const words = {
  label: "Reason",
  hint: "Stays in the audit log with your wallet. No personal data.",
};

/** Asks for quiet, or ends it. */
export function SilenceButton({ rule, isSilenced }: { rule: string; isSilenced: boolean }) {
  const [length, setLength] = useState<Length>("1h");
  if (isSilenced)
    return (
      <SignedAction
        label="End silence"
        title="End this silence?"
        description="Whoever listens at the alert address is told again; at once, if it fires."
        words={words}
        call={(reason) => silenceCall(rule, { length: "over", reason })}
        said={() => "It is told again."}
      />
    );
  return (
    <SignedAction
      label="Silence"
      variant="quiet"
      title="Silence this alert?"
      description="Nobody is told at the alert address until then. It is still shown here and written into the log, and what still fires afterwards is told then."
      words={words}
      call={(reason) => silenceCall(rule, { length, reason })}
      said={() => "It is silenced."}
    >
      <div className="mb-4">
        <SelectField
          label="For"
          choices={choices}
          value={length}
          onChange={(event) => {
            setLength(lengths.catch("1h").parse(event.target.value));
          }}
        />
      </div>
    </SignedAction>
  );
}
