export { JobsRoom } from "./jobs-room";
export { JobItem } from "./job-item";
export { JobNews } from "./job-news";
export { useJobs } from "./use-jobs";
export { useNewlyEnded } from "./use-newly-ended";
