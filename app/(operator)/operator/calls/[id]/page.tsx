import { CallView } from "@/components/operator";
import { readCall } from "@/lib/server/realm-calls";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Call to REALM");

export default async function CallPage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <CallView call={await orNotFound(readCall(id))} />;
}
