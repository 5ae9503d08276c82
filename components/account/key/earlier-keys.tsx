import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import type { AccountCredential } from "@/lib/core/account";

/** Keys that were replaced or disconnected: known by their fingerprints, and never taken again. */
export function EarlierKeys({ keys }: { keys: readonly AccountCredential[] }) {
  return (
    <details className="group text-sm">
      <summary className="text-muted hover:text-ink inline-flex items-center gap-1.5 py-1">
        <Icon name="chevronDown" className="size-4 transition-transform group-open:rotate-180" />
        Earlier keys ({keys.length})
      </summary>
      <ul aria-label="Earlier keys" className="divide-line mt-2 divide-y">
        {keys.map(({ fingerprint, connectedAt, endedAt }) => (
          <li key={fingerprint} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2">
            <span className="font-mono">{fingerprint}</span>
            <span className="text-muted">
              <Day value={connectedAt} />
              {" to "}
              {endedAt === null ? "now, being replaced" : <Day value={endedAt} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
