import { CopyButton } from "@/components/ui/copy-button";

interface RawTransactionsProps {
  /** Base64 of what REALM sent and of what the wallet returned. */
  readonly transactions: { readonly prepared: string | null; readonly signed: string | null };
}

const names = { prepared: "As REALM prepared it", signed: "As the wallet returned it" } as const;

/** The bytes, folded: for the inspector, or for a node. */
export function RawTransactions({ transactions }: RawTransactionsProps) {
  const present = (["prepared", "signed"] as const).flatMap((kind) => {
    const text = transactions[kind];
    return text === null ? [] : [{ kind, text }];
  });
  if (present.length === 0) return null;
  return (
    <details className="border-line mt-4 border-t pt-3 text-sm">
      <summary className="text-accent font-medium underline underline-offset-4">
        Raw transactions
      </summary>
      {present.map(({ kind, text }) => (
        <div key={kind} className="mt-3">
          <p className="text-muted flex items-center gap-2">
            {names[kind]}
            <CopyButton text={text} label={`Copy the transaction ${names[kind].toLowerCase()}`} />
          </p>
          <pre
            tabIndex={0}
            aria-label={names[kind]}
            className="bg-wall mt-1 max-h-48 overflow-auto rounded-sm p-3 font-mono text-xs break-all whitespace-pre-wrap"
          >
            {text}
          </pre>
        </div>
      ))}
    </details>
  );
}
