export { JobsRoom } from "./jobs-room";
export { JobItem } from "./job-item";
export { useJobs } from "./use-jobs";
