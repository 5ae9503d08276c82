import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { ModelGallery } from "@/components/studio/images";
import { KeepLive, MirrorNotice, ModelActions, ModelView } from "@/components/studio/models";
import { currentSession } from "@/lib/server/identity";
import { listJobs } from "@/lib/server/jobs";
import { minutesSince } from "../minutes-since";
import { findModel } from "./find-model";
import { MarketListing } from "./market-listing";

export const metadata: Metadata = { title: "Model", robots: { index: false } };

/** As many jobs as a page about something else shows; all are under Jobs. */
const JOBS = 20;

export default async function ModelPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Model">
        <SignInFirst />
      </StudioFrame>
    );
  const found = await findModel(session.wallet, id);
  if (found === null)
    return (
      <StudioFrame title="Model">
        <ConnectInvitation />
      </StudioFrame>
    );
  const { model, asOf, trouble } = found;
  const { modelId } = model;
  const [trainings, all] = await Promise.all([
    listJobs(session.wallet, { modelId, kind: "training", limit: JOBS }),
    listJobs(session.wallet, { modelId, limit: JOBS }),
  ]);
  return (
    <StudioFrame title={model.name} actions={<ModelActions model={model} />}>
      <KeepLive />
      {trouble === null ? null : (
        <div className="mb-6">
          <MirrorNotice trouble={trouble} minutes={minutesSince(asOf)} />
        </div>
      )}
      <ModelView
        model={model}
        trainings={trainings.jobs}
        jobs={all.jobs.filter(({ kind }) => kind !== "training")}
        gallery={<ModelGallery modelId={modelId} />}
        listing={
          <Suspense>
            <MarketListing wallet={session.wallet} modelId={modelId} />
          </Suspense>
        }
      />
    </StudioFrame>
  );
}
