import type { Metadata } from "next";
import * as z from "zod";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { AnimationRoom, VideoTabs } from "@/components/studio/videos";
import { currentSession } from "@/lib/server/identity";
import { isConnected } from "../is-connected";

export const metadata: Metadata = { title: "Videos", robots: { index: false } };

/** The picture to begin with, where one was chosen on the way here. */
const asked = z.object({ source: z.uuid().optional() }).catch({});

export default async function VideosPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const session = await currentSession();
  const connected = session !== null && (await isConnected(session.wallet));
  const { source } = asked.parse(await searchParams);
  return (
    <StudioFrame title="Videos">
      {session === null ? <SignInFirst /> : null}
      {session !== null && !connected ? <ConnectInvitation /> : null}
      {connected ? (
        <>
          <VideoTabs current="/studio/videos" />
          <AnimationRoom chosen={source ?? null} />
        </>
      ) : null}
    </StudioFrame>
  );
}
