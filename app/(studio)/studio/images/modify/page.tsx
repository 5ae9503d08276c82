import type { Metadata } from "next";
import * as z from "zod";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { ImageTabs, ModifyRoom } from "@/components/studio/images";
import { currentSession } from "@/lib/server/identity";
import { workbenchOf } from "../workbench";

export const metadata: Metadata = { title: "Change a picture", robots: { index: false } };

/** The picture to begin with: a file of one's own. What is no id is as good as none. */
const search = z.object({ source: z.uuid().nullable().catch(null).default(null) });

export default async function ModifyPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const session = await currentSession();
  const bench = session === null ? null : await workbenchOf(session.wallet);
  const { source } = search.parse(await searchParams);
  return (
    <StudioFrame title="Images">
      {session === null ? <SignInFirst /> : null}
      {session !== null && bench === null ? <ConnectInvitation /> : null}
      {bench === null ? null : (
        <>
          <ImageTabs current="/studio/images/modify" />
          <ModifyRoom bench={bench} source={source} key={source} />
        </>
      )}
    </StudioFrame>
  );
}
