import * as z from "zod";

/** How a requirement is kept: by the worst thing found. */
const postureStates = ["pass", "attention", "fail"] as const;
export type PostureState = (typeof postureStates)[number];

/** One thing that was measured, in words with its figure. */
export interface Finding {
  readonly state: PostureState;
  readonly words: string;
}

/** Of several findings the gravest; nothing found is a failure, for then nothing was measured. */
export const worstOf = (findings: readonly Finding[]): PostureState => {
  const has = (state: PostureState): boolean => findings.some((one) => one.state === state);
  if (findings.length === 0 || has("fail")) return "fail";
  return has("attention") ? "attention" : "pass";
};

export const postureRowSchema = z.object({
  name: z.string(),
  ids: z.array(z.string()),
  requirement: z.string(),
  state: z.enum(postureStates),
  findings: z.array(z.object({ state: z.enum(postureStates), words: z.string() })),
  /** ISO 8601, UTC: when it was measured. */
  takenAt: z.string(),
  tookMs: z.number(),
  documentation: z.string(),
  code: z.string(),
  test: z.string(),
});
export type PostureRow = z.infer<typeof postureRowSchema>;

export const postureReportSchema = z.object({
  rows: z.array(postureRowSchema),
  counts: z.object({ pass: z.number(), attention: z.number(), fail: z.number() }),
});
export type PostureReport = z.infer<typeof postureReportSchema>;

export const countStates = (
  rows: readonly Pick<PostureRow, "state">[],
): PostureReport["counts"] => {
  const count = (state: PostureState): number => rows.filter((row) => row.state === state).length;
  return { pass: count("pass"), attention: count("attention"), fail: count("fail") };
};
