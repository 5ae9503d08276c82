import type { callSpans } from "@/lib/core/operator/calls";
import { Narrowing, type NarrowingChoice } from "../frame/narrowing";

const spanWords: Readonly<Record<keyof typeof callSpans, string>> = {
  "15m": "Last 15 minutes",
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
};

const spanChoices: readonly NarrowingChoice[] = (["15m", "1h", "24h", "7d"] as const).map(
  (value) => ({
    value,
    words: spanWords[value],
  }),
);

interface CallNarrowingsProps {
  readonly more: Readonly<Record<string, string>>;
  readonly operations: readonly string[];
  readonly credentials: readonly string[];
}

const plain = (value: string): NarrowingChoice => ({ value, words: value });

/** Fields of the search's form: which operation, with which credential, since when. */
export function CallNarrowings({ more, operations, credentials }: CallNarrowingsProps) {
  return (
    <>
      <Narrowing
        name="operation"
        label="Operation"
        chosen={more["operation"] ?? ""}
        choices={operations.map(plain)}
      />
      <Narrowing
        name="credential"
        label="Credential"
        chosen={more["credential"] ?? ""}
        choices={credentials.map(plain)}
      />
      <Narrowing name="within" label="Begun" chosen={more["within"] ?? ""} choices={spanChoices} />
    </>
  );
}
