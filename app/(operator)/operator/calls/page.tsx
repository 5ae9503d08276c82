import { CallList } from "@/components/operator";
import { callFilters } from "@/lib/core/operator/calls";
import { readQuery } from "@/lib/core/operator/query";
import { callChoices, callNarrowings, recorderState, searchCalls } from "@/lib/server/realm-calls";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Calls to REALM");

export default async function CallsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, callFilters, callNarrowings);
  const [page, choices] = await Promise.all([searchCalls(query), callChoices()]);
  return <CallList query={query} {...page} {...choices} dropped={recorderState().dropped} />;
}
