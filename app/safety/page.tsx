import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { SafetyView } from "@/components/safety";

export const metadata: Metadata = {
  title: "Wallet safety",
  description:
    "Short lessons, with pictures: what a recovery phrase is, how to read before you sign, and what to do when something went wrong.",
  alternates: { canonical: "/safety" },
};

export default function SafetyPage() {
  return (
    <PageFrame>
      <SafetyView />
    </PageFrame>
  );
}
