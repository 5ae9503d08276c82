import { PeopleList } from "@/components/operator";
import { peopleFilters } from "@/lib/core/operator/people";
import { readQuery } from "@/lib/core/operator/query";
import { searchPeople } from "@/lib/server/people";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("People");

export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, peopleFilters);
  return <PeopleList query={query} {...await searchPeople(query)} />;
}
