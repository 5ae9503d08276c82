import type { AuditSpan } from "@/lib/core/operator/audit";
import { visibleText } from "@/lib/core/text";
import { Narrowing } from "../frame/narrowing";

const spanWords: Readonly<Record<AuditSpan, string>> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
};

interface AuditNarrowingsProps {
  readonly more: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
}

/** Fields of the search's form: what was done, since when. */
export function AuditNarrowings({ more, actions }: AuditNarrowingsProps) {
  return (
    <>
      <Narrowing
        name="action"
        label="Action"
        chosen={more["action"] ?? ""}
        choices={actions.map((value) => ({ value, words: visibleText(value) }))}
      />
      <Narrowing
        name="within"
        label="Time"
        chosen={more["within"] ?? ""}
        choices={(["1h", "24h", "7d", "30d"] as const).map((value) => ({
          value,
          words: spanWords[value],
        }))}
      />
    </>
  );
}
