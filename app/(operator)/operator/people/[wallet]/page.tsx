import { PersonView } from "@/components/operator";
import { readPerson } from "@/lib/server/people";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Person");

export default async function PersonPage({ params }: { params: Promise<{ wallet: string }> }) {
  await requireOperator();
  const { wallet } = await params;
  return <PersonView person={await orNotFound(readPerson(wallet))} />;
}
