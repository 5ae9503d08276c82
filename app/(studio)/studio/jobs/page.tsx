import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { JobsRoom } from "@/components/studio/jobs";
import { jobQuerySchema, type JobPage } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { currentSession } from "@/lib/server/identity";
import { listJobs } from "@/lib/server/jobs";
import { isConnected } from "../is-connected";

export const metadata: Metadata = { title: "Jobs", robots: { index: false } };

/** Whoever works with a bought licence has jobs without an account of their own. */
const jobsOf = async (wallet: Address): Promise<JobPage | null> => {
  const page = await listJobs(wallet, jobQuerySchema.parse({}));
  return page.jobs.length > 0 || (await isConnected(wallet)) ? page : null;
};

export default async function JobsPage() {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Jobs">
        <SignInFirst />
      </StudioFrame>
    );
  const first = await jobsOf(session.wallet);
  return (
    <StudioFrame title="Jobs">
      {first === null ? <ConnectInvitation /> : <JobsRoom first={first} />}
    </StudioFrame>
  );
}
