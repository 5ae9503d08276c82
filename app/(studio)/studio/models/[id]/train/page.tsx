import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { TrainingRoom } from "@/components/studio/training";
import { ButtonLink } from "@/components/ui/button";
import { CodedError } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { currentSession } from "@/lib/server/identity";
import { readJob } from "@/lib/server/jobs";
import { readModel } from "@/lib/server/models";
import { ownerCredential } from "@/lib/server/vault";

export const metadata: Metadata = { title: "Training", robots: { index: false } };

/** Somebody else's model and none at all look the same from outside. */
const modelOf = async (wallet: Address, id: string): Promise<ModelView> => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await readModel(wallet, id);
  } catch (error) {
    if (error instanceof CodedError && error.code === "MODEL_NOT_FOUND") notFound();
    throw error;
  }
};

const isConnected = async (wallet: Address): Promise<boolean> => {
  try {
    await ownerCredential(wallet, "studio");
    return true;
  } catch (error) {
    if (error instanceof CodedError && error.code === "CREDENTIAL_MISSING") return false;
    throw error;
  }
};

export default async function TrainPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Training">
        <SignInFirst />
      </StudioFrame>
    );
  if (!(await isConnected(session.wallet)))
    return (
      <StudioFrame title="Training">
        <ConnectInvitation />
      </StudioFrame>
    );
  const model = await modelOf(session.wallet, id);
  const { trainingJobId } = model;
  const job = trainingJobId === null ? null : await readJob(session.wallet, trainingJobId);
  return (
    <StudioFrame
      title={`Train ${model.name}`}
      actions={<ButtonLink href={`/studio/models/${model.id}`}>Back to the model</ButtonLink>}
    >
      <TrainingRoom initial={{ model, job }} />
    </StudioFrame>
  );
}
