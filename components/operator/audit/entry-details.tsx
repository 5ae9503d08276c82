import type { AuditLine } from "@/lib/core/operator/audit";
import { visibleText } from "@/lib/core/text";

/** What was noted of an entry: a person's words at once, the rest folded away with the hash. */
export function EntryDetails({ line }: { line: AuditLine }) {
  const { details, hash, sequence } = line;
  const words = details["reason"] ?? details["note"];
  return (
    <div className="min-w-0">
      {words === undefined ? null : (
        <p className="max-w-prose whitespace-pre-wrap">{visibleText(words, { lines: true })}</p>
      )}
      <details>
        <summary
          aria-label={`All of entry ${sequence}`}
          className="text-accent cursor-pointer text-xs"
        >
          All of it
        </summary>
        <dl className="mt-1 grid gap-1 text-xs">
          {Object.entries({ ...details, hash }).map(([name, value]) => (
            <div key={name}>
              <dt className="text-muted">{visibleText(name)}</dt>
              <dd className="font-mono wrap-anywhere whitespace-pre-wrap">
                {visibleText(value, { lines: true })}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
