import Link from "next/link";
import { queryAddress } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";

export const CALLS_PATH = "/operator/calls";

/** To the calls of the same credential. */
export function FingerprintLink({ fingerprint }: { fingerprint: string | null }) {
  if (fingerprint === null) return <span className="text-muted">none</span>;
  return (
    <Link
      href={queryAddress(CALLS_PATH, { more: { credential: fingerprint } })}
      prefetch={false}
      className="font-mono underline-offset-4 hover:underline"
    >
      {fingerprint}
    </Link>
  );
}

/** What a call was made for, leading to it where there is a page of it. */
export function SubjectLink({ subject }: { subject: string | null }) {
  if (subject === null) return <span className="text-muted">none</span>;
  const [kind = "", id = ""] = subject.split(":");
  const shown = visibleText(`${kind} ${id.slice(0, 8)}`);
  return kind === "purchase" ? (
    <Link
      href={`/operator/purchases/${encodeURIComponent(id)}`}
      prefetch={false}
      title={visibleText(subject)}
      className="text-accent font-mono underline-offset-4 hover:underline"
    >
      {shown}
    </Link>
  ) : (
    <Link
      href={queryAddress(CALLS_PATH, { text: id })}
      prefetch={false}
      title={visibleText(subject)}
      className="font-mono underline-offset-4 hover:underline"
    >
      {shown}
    </Link>
  );
}
