import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { EditModelForm } from "@/components/studio/models";
import { currentSession } from "@/lib/server/identity";
import { findModel } from "../find-model";

export const metadata: Metadata = { title: "Edit model", robots: { index: false } };

export default async function EditModelPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Edit model">
        <SignInFirst />
      </StudioFrame>
    );
  const found = await findModel(session.wallet, id);
  return (
    <StudioFrame title={found === null ? "Edit model" : `Edit ${found.model.name}`}>
      {found === null ? <ConnectInvitation /> : <EditModelForm model={found.model} />}
    </StudioFrame>
  );
}
