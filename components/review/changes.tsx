import type { Change } from "@/lib/browser/review/changes";
import { Notice } from "@/components/ui/notice";

/** What a newly prepared transaction does otherwise than the one before it. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) {
    return (
      <Notice tone="safe">
        Prepared again. Nothing changed but the blockhash and the purchase’s number.
      </Notice>
    );
  }
  return (
    <Notice tone="check">
      <p className="font-semibold">Prepared again, and not the same as before</p>
      <dl className="mt-2 flex flex-col gap-2">
        {changes.map(({ what, before, now }) => (
          <div key={what}>
            <dt className="text-xs">{what}</dt>
            <dd className="font-mono break-words">
              <del className="text-muted">{before}</del>{" "}
              <ins className="font-medium no-underline">{now}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
