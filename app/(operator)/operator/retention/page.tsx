import { RetentionList } from "@/components/operator";
import { retentionRuns } from "@/lib/server/retention";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Retention");

export default async function RetentionPage() {
  await requireOperator();
  return <RetentionList runs={await retentionRuns()} />;
}
