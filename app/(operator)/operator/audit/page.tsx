import { AuditList } from "@/components/operator";
import { auditNarrowings } from "@/lib/core/operator/audit";
import { readQuery } from "@/lib/core/operator/query";
import { auditActions, chainState, searchAudit } from "@/lib/server/audit/operate";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Audit log");

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery<never>(await searchParams, [], auditNarrowings);
  const [page, actions, chain] = await Promise.all([
    searchAudit(query),
    auditActions(),
    chainState(),
  ]);
  return <AuditList query={query} actions={actions} chain={chain} {...page} />;
}
