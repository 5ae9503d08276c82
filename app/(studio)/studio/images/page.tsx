import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { ImagesRoom, ImageTabs } from "@/components/studio/images";
import { currentSession } from "@/lib/server/identity";
import { workbenchOf } from "./workbench";

export const metadata: Metadata = { title: "Images", robots: { index: false } };

export default async function ImagesPage() {
  const session = await currentSession();
  const bench = session === null ? null : await workbenchOf(session.wallet);
  return (
    <StudioFrame title="Images">
      {session === null ? <SignInFirst /> : null}
      {session !== null && bench === null ? <ConnectInvitation /> : null}
      {bench === null ? null : (
        <>
          <ImageTabs current="/studio/images" />
          <ImagesRoom bench={bench} />
        </>
      )}
    </StudioFrame>
  );
}
