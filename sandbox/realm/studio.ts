import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Route } from "./http/route";
import { imageRoutes } from "./images/routes";
import { outcomeAnswer } from "./jobs/answers";
import { JobFailures } from "./jobs/failures";
import { JobLine } from "./jobs/line";
import { perform } from "./jobs/perform";
import { forgetUploads, sweepUploads } from "./jobs/uploads";
import { MediaFolder, MediaLibrary } from "./media/library";
import type { Misdirections } from "./media/misdirections";
import type { Studio } from "./models/context";
import { modelRoutes } from "./models/routes";
import { makeSellable, trainedModel } from "./models/train";
import type { Pace } from "./pace";
import type { Store } from "./state/store";
import type { JobRecord } from "./state/studio-records";
import { videoRoutes } from "./videos/routes";
import type { RealmEvent } from "./webhooks";

export interface StudioOptions {
  readonly store: Store;
  readonly dataDir: string;
  readonly pace: Pace;
  /** Without a slash at the end. */
  readonly origin: () => string;
  readonly misdirections: Misdirections;
  readonly emit: (event: RealmEvent) => void;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly log: (line: string) => void;
}

export interface OpenStudio {
  readonly routes: readonly Route[];
  readonly failures: JobFailures;
  readonly media: MediaLibrary;
  readonly line: JobLine;
}

/** A folder's own secret, made at its first start. */
const mediaSecret = ({ facts }: Store): string =>
  facts.get("media secret") ?? facts.put("media secret", randomBytes(32).toString("hex"));

const jobEvent = (media: MediaLibrary, job: JobRecord): RealmEvent | null => {
  const data = outcomeAnswer(media, job);
  const { work, status, jobId } = job;
  if (status === "queued") return null;
  if (work.type !== "model_training") {
    return { type: `job.${status}`, subject: jobId, data: { object: "job", ...data } };
  }
  if (status === "processing") return null;
  const { modelId } = work;
  const type = `model.training.${status}` as const;
  return { type, subject: jobId, data: { object: "model", modelId, ...data } };
};

/** Models, images and videos: their routes, and the line their jobs go through. */
export const openStudio = (options: StudioOptions): OpenStudio => {
  const { store, dataDir, pace, origin, misdirections, clock, log } = options;
  const uploads = new MediaFolder(join(dataDir, "uploads"));
  sweepUploads(uploads, store.jobs.values());
  const results = new MediaFolder(join(dataDir, "media"));
  const secret = mediaSecret(store);
  const media = new MediaLibrary({ results, secret, origin, misdirections, clock });
  const failures = new JobFailures();

  const changing = (job: JobRecord): void => {
    const event = jobEvent(media, job);
    if (event) options.emit(event);
    const model = trainedModel(store, job);
    if (!model) return;
    if (model.status === "active") makeSellable(store, model, store.users.get(model.userId));
    store.models.put(model.modelId, model);
  };
  const work = perform({ models: store.models, uploads, results });
  const line = new JobLine({
    jobs: store.jobs,
    pace,
    failures,
    clock,
    perform: work,
    changing,
    ended: (job) => {
      forgetUploads(uploads, job);
    },
    log,
  });
  const { models, assets, listings, purchases, beingListed, jobs } = store;
  const keep = (bytes: Uint8Array): string =>
    uploads.put(`up_${randomBytes(12).toString("hex")}.bin`, bytes);
  const studio: Studio = {
    ...{ models, assets, listings, purchases, beingListed },
    ...{ jobs, line, media, keep, clock },
  };
  const routes = [...modelRoutes(studio), ...imageRoutes(studio), ...videoRoutes(studio)];
  return { routes, failures, media, line };
};
