import { CredentialView } from "@/components/operator";
import { readCredentialFile } from "@/lib/server/credentials/operate";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Credential");

export default async function CredentialPage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <CredentialView credential={await orNotFound(readCredentialFile(id))} />;
}
