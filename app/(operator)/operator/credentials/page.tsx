import { CredentialList } from "@/components/operator";
import { credentialFilters } from "@/lib/core/operator/credentials";
import { readQuery } from "@/lib/core/operator/query";
import { searchCredentials } from "@/lib/server/credentials/operate";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Credentials");

export default async function CredentialsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, credentialFilters);
  return <CredentialList query={query} {...await searchCredentials(query)} />;
}
