import { HandoverView } from "@/components/operator";
import { openHandoverFile } from "@/lib/server/selling/operate";
import { operatorTitle, orNotFound, requireOperator } from "../../../require-operator";

export const generateMetadata = operatorTitle("Handover");

export default async function HandoverPage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <HandoverView handover={await orNotFound(openHandoverFile(id))} />;
}
