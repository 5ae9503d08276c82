import type { ReactNode } from "react";
import { PageFrame } from "@/components/layout/page-frame";
import { OperatorTabs } from "@/components/operator";
import { requireOperator } from "./require-operator";

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  await requireOperator();
  return (
    <PageFrame>
      <OperatorTabs />
      {children}
    </PageFrame>
  );
}
