import { ProjectFile } from "@/components/operator";
import { postureFile } from "@/lib/server/posture";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Evidence");

export default async function PostureFilePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const { path } = await searchParams;
  const file = await orNotFound(postureFile(typeof path === "string" ? path : ""));
  return <ProjectFile {...file} />;
}
