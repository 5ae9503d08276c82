import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** REALM can't be asked about this listing, and nothing is known from before. */
export function ListingUnavailable({ sentence }: { sentence: string }) {
  return (
    <EmptyState
      heading="h1"
      title="This listing can't be shown now"
      action={<ButtonLink href="/">Go to the market</ButtonLink>}
    >
      {sentence}
    </EmptyState>
  );
}
