import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PageFrame>
      <EmptyState
        heading="h1"
        title="There is nothing here"
        action={<ButtonLink href="/">Go to the market</ButtonLink>}
      >
        The address is wrong, or what was here is gone. Nothing of yours was lost.
      </EmptyState>
    </PageFrame>
  );
}
