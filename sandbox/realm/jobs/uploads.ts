import type { MediaFolder } from "../media/library";
import type { JobRecord } from "../state/studio-records";

/** The files that were sent for a job, by their names in the folder. */
const uploadsOf = ({ work }: JobRecord): readonly string[] => {
  switch (work.type) {
    case "model_training":
    case "image_generation":
      return [];
    case "image_modification":
      return work.mask === null ? [work.image] : [work.image, work.mask];
    case "video_generation":
      return [work.image];
    case "face_swap":
      return [work.face, work.target];
  }
};

/** What people send is gone when its job is over. */
export const forgetUploads = (folder: MediaFolder, job: JobRecord): void => {
  for (const name of uploadsOf(job)) folder.remove(name);
};

/** At the start: what a kill left behind of jobs that are over, or that never came to be. */
export const sweepUploads = (folder: MediaFolder, jobs: readonly JobRecord[]): void => {
  const open = jobs.filter(({ status }) => status === "queued" || status === "processing");
  const needed = new Set(open.flatMap(uploadsOf));
  for (const name of folder.names()) if (!needed.has(name)) folder.remove(name);
};
