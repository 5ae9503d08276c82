import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { NewModelForm, NextSteps } from "@/components/studio/models";
import { currentSession } from "@/lib/server/identity";
import { isConnected } from "../../is-connected";

export const metadata: Metadata = { title: "New model", robots: { index: false } };

export default async function NewModelPage() {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="New model">
        <SignInFirst />
      </StudioFrame>
    );
  const connected = await isConnected(session.wallet);
  return (
    <StudioFrame title="New model">
      {connected ? (
        <div className="grid gap-x-16 gap-y-12 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_22rem]">
          <NewModelForm />
          <NextSteps />
        </div>
      ) : (
        <ConnectInvitation />
      )}
    </StudioFrame>
  );
}
