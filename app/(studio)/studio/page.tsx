import { redirect } from "next/navigation";
import * as z from "zod";
import type { Address } from "@/lib/core/solana";
import { currentSession } from "@/lib/server/identity";
import { readModelOfJob } from "@/lib/server/models";

const asked = z.object({ model: z.uuid().optional(), job: z.uuid().optional() });

/** The page of the model that a training was of. */
const pageOf = async (wallet: Address, trainingJobId: string): Promise<string> => {
  const model = await readModelOfJob(wallet, trainingJobId);
  return model === null ? "/studio/models" : `/studio/models/${model.id}`;
};

/** The studio begins with the models; what a notification is about has a place of its own. */
export default async function StudioPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { model, job } = asked.catch({}).parse(await searchParams);
  const session = await currentSession();
  if (session !== null && model !== undefined) redirect(await pageOf(session.wallet, model));
  redirect(job === undefined ? "/studio/models" : "/studio/jobs");
}
