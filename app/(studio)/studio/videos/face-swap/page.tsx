import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { FaceSwapRoom, VideoTabs } from "@/components/studio/videos";
import { currentSession } from "@/lib/server/identity";
import { isConnected } from "../../is-connected";

export const metadata: Metadata = { title: "Face swap", robots: { index: false } };

export default async function FaceSwapPage() {
  const session = await currentSession();
  const connected = session !== null && (await isConnected(session.wallet));
  return (
    <StudioFrame title="Videos">
      {session === null ? <SignInFirst /> : null}
      {session !== null && !connected ? <ConnectInvitation /> : null}
      {connected ? (
        <>
          <VideoTabs current="/studio/videos/face-swap" />
          <FaceSwapRoom />
        </>
      ) : null}
    </StudioFrame>
  );
}
