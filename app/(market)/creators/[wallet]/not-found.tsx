import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not an address" };

export default function NoSuchCreator() {
  return (
    <PageFrame>
      <EmptyState
        heading="h1"
        title="That is not a Solana address"
        action={<ButtonLink href="/">Go to the market</ButtonLink>}
      >
        A creator’s page ends in the whole address of their wallet: 32 to 44 letters and digits. A
        character may be missing or wrong.
      </EmptyState>
    </PageFrame>
  );
}
