import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ErrorCode } from "@/lib/core/errors";

/** REALM can't be asked, and nothing is known from before. */
export function ModelsUnreadable({ code, sentence }: { code: ErrorCode; sentence: string }) {
  const isKey = code === "CREDENTIAL_REFUSED";
  return (
    <EmptyState
      title="Your models can't be shown now"
      action={isKey ? <ButtonLink href="/account">Go to your account</ButtonLink> : null}
    >
      {isKey ? `${sentence} Replace them in your account.` : sentence}
    </EmptyState>
  );
}
