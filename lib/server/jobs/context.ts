import type { ModelContext } from "@/lib/server/models";

/** What the job use-cases work with. */
export type JobContext = ModelContext;
