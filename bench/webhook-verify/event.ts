/** An event as REALM documents it, with as many results as make it about `bytes` long; ASCII, as JSON mostly is. */
export const eventOf = (bytes: number): string => {
  const event = (results: readonly unknown[]): string =>
    JSON.stringify({
      eventId: "evt_0123456789abcdef01234567",
      eventType: "job.completed",
      apiVersion: "v1",
      createdAt: "2026-11-21T22:20:00.000Z",
      data: {
        object: "job",
        jobId: "job_0123456789abcdef01234567",
        jobType: "image",
        status: "completed",
        results,
        completedAt: "2026-11-21T22:19:59.000Z",
      },
    });
  const result = { url: "https://cdn.realm.ai/jobs/0123456789abcdef/1.png", width: 1024, seed: 7 };
  const each = event([result, result]).length - event([result]).length;
  const count = Math.round((bytes - event([]).length) / each);
  return event(Array.from({ length: count }, () => result));
};
