import type { Metadata } from "next";
import * as z from "zod";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { ImagesRoom, ImageTabs } from "@/components/studio/images";
import { currentSession } from "@/lib/server/identity";
import { workbenchOf } from "./workbench";

export const metadata: Metadata = { title: "Images", robots: { index: false } };

/** REALM's id of the model to begin with, where one was chosen on the way here. */
const search = z.object({ model: z.string().min(1).max(128).optional() }).catch({});

export default async function ImagesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const session = await currentSession();
  const bench = session === null ? null : await workbenchOf(session.wallet);
  const { model } = search.parse(await searchParams);
  return (
    <StudioFrame title="Images">
      {session === null ? <SignInFirst /> : null}
      {session !== null && bench === null ? <ConnectInvitation /> : null}
      {bench === null ? null : (
        <>
          <ImageTabs current="/studio/images" />
          <ImagesRoom bench={bench} chosen={model ?? null} />
        </>
      )}
    </StudioFrame>
  );
}
