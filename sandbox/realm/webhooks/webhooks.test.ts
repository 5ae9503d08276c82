import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { webhookEventSchema, webhookVerifier } from "@/lib/core/realm";
import { signatureStyles } from "../state/webhook-records";
import type { RealmEvent } from "./events";
import { openTestWebhooks, secret, type Sent, type TestWebhooks } from "./test-webhooks";

const URL_OF_APP = "https://app.example/api/webhooks/realm";
const SECOND = 1000;
const HOUR = 3_600 * SECOND;

let test: TestWebhooks;
beforeEach(() => {
  test = openTestWebhooks();
  test.webhooks.configure({ url: URL_OF_APP });
});

const event = (jobId: string): RealmEvent => ({
  type: "job.completed",
  subject: jobId,
  data: { object: "job", jobId, status: "completed" },
});
const jobOf = ({ body }: Sent): string | undefined =>
  webhookEventSchema.parse(JSON.parse(body)).data.jobId;
const idOf = ({ body }: Sent): string => webhookEventSchema.parse(JSON.parse(body)).eventId;
const verdictOn = ({ headers, body }: Sent, secrets = [secret]) =>
  webhookVerifier(secrets)(
    { rawBody: new TextEncoder().encode(body), header: (name) => headers[name] ?? null },
    Math.floor(test.clock.now / 1000),
  );
const later = async (millis: number): Promise<void> => {
  test.clock.now += millis;
  await test.webhooks.tick();
};
const states = (): string[] => test.webhooks.list().map(({ state }) => state);

describe("an event", () => {
  it.each(signatureStyles)("signed as %s is verified by the contract's verifier", async (style) => {
    test.webhooks.configure({ style });
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    const [one] = test.sent;
    if (!one) throw new Error("one event was sent");
    expect(verdictOn(one).verified).toBe(true);
    expect(verdictOn(one, ["whsec_another"])).toEqual({ verified: false, reason: "wrong" });
    expect(verdictOn({ ...one, body: `${one.body} ` }).verified).toBe(false);
  });

  it("is sent once however often it is told", async () => {
    test.webhooks.emit(event("job_1"));
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    test.webhooks.emit(event("job_1"));
    await later(HOUR);
    expect(test.sent.map(jobOf)).toEqual(["job_1"]);
  });

  it("is told to nobody while there is no address", async () => {
    test.webhooks.configure({ url: null });
    test.webhooks.emit(event("job_1"));
    test.webhooks.configure({ url: URL_OF_APP });
    await later(HOUR);
    expect(test.sent).toEqual([]);
  });

  it("is tried again, ever later, until a 2xx comes, with the same id each time", async () => {
    test.answers.push({ status: 500 }, { status: null, error: "ECONNREFUSED" }, { status: 302 });
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    await later(499);
    expect(test.sent).toHaveLength(1);
    await later(SECOND);
    expect(test.sent).toHaveLength(2);
    await later(999);
    expect(test.sent).toHaveLength(2);
    await later(2 * SECOND);
    await later(4 * SECOND);
    await later(HOUR);
    expect(test.sent).toHaveLength(4);
    expect(new Set(test.sent.map(idOf)).size).toBe(1);
    const [delivery] = test.webhooks.list();
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, null, 302, 200]);
    expect(states()).toEqual(["delivered"]);
  });

  it("remembers its last attempts and how many there were, and is not hurried by a fast pace", async () => {
    test.pace.speed = 1000;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      test.answers.push({ status: null, error: `refused ${attempt}` });
    }
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    for (let made = 1; made < 200; made += 1) {
      await later(249);
      expect(test.sent).toHaveLength(made);
      await later(1);
    }
    const [delivery] = test.webhooks.list();
    expect(delivery?.attemptCount).toBe(200);
    expect(delivery?.attempts.map(({ error }) => error)).toEqual(
      [195, 196, 197, 198, 199].map((attempt) => `refused ${attempt}`),
    );
  });

  it("is given up after a day of refusals", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) test.answers.push({ status: 503 });
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    await later(25 * HOUR);
    await later(HOUR);
    expect(states()).toEqual(["abandoned"]);
    expect(test.sent).toHaveLength(2);
  });

  it("that waits is sent after a kill and a new start, and not told anew", async () => {
    test.answers.push({ status: 503 });
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    const next = test.reopen();
    next.emit(event("job_1"));
    test.clock.now += HOUR;
    await next.tick();
    expect(test.sent.map(jobOf)).toEqual(["job_1", "job_1"]);
    expect(next.list().map(({ state }) => state)).toEqual(["delivered"]);
  });

  it("does not keep another from being delivered while its own receiver refuses it", async () => {
    test.answers.push({ status: 503 });
    test.webhooks.emit(event("job_1"));
    test.webhooks.emit(event("job_2"));
    await test.webhooks.tick();
    expect(states()).toEqual(["delivered", "pending"]);
  });

  it("can be sent once more on demand", async () => {
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    test.webhooks.redeliver(test.webhooks.list()[0]?.deliveryId ?? "");
    await test.webhooks.tick();
    expect(test.sent.map(jobOf)).toEqual(["job_1", "job_1"]);
  });
});

const order = (kind: "duplicate" | "reorder" | "forge" | "delay" | "lose"): void => {
  test.webhooks.faults.add({ kind, millis: 10 * SECOND, times: 1 });
};

describe("faults", () => {
  it("duplicate sends the same event twice", async () => {
    order("duplicate");
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    expect(new Set(test.sent.map(({ body }) => body)).size).toBe(1);
    expect(test.sent).toHaveLength(2);
  });

  it("reorder lets the next event go first", async () => {
    order("reorder");
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    expect(test.sent).toEqual([]);
    test.webhooks.emit(event("job_2"));
    await test.webhooks.tick();
    await later(SECOND);
    expect(test.sent.map(jobOf)).toEqual(["job_2", "job_1"]);
  });

  it("reorder does not keep an event back for good where no other comes", async () => {
    order("reorder");
    test.webhooks.emit(event("job_1"));
    await later(10 * SECOND);
    expect(test.sent.map(jobOf)).toEqual(["job_1"]);
  });

  it("forge sends a false event first, which no secret verifies, and the true one after it", async () => {
    order("forge");
    test.answers.push({ status: 401 });
    test.webhooks.emit(event("job_1"));
    await test.webhooks.tick();
    await later(HOUR);
    const [forged, genuine, ...more] = test.sent;
    if (!forged || !genuine) throw new Error("two were sent");
    expect([verdictOn(forged).verified, more]).toEqual([false, []]);
    expect(idOf(forged)).not.toBe(idOf(genuine));
    const { clock } = test;
    clock.now -= HOUR;
    expect(verdictOn(genuine).verified).toBe(true);
  });

  it("delay and lose: late, and never", async () => {
    order("delay");
    order("lose");
    test.webhooks.emit(event("job_1"));
    test.webhooks.emit(event("job_2"));
    await later(9 * SECOND);
    expect(test.sent).toEqual([]);
    await later(SECOND);
    await later(HOUR);
    expect(test.sent.map(jobOf)).toEqual(["job_1"]);
  });
});

it("writes the body the contract describes", async () => {
  test.webhooks.emit(event("job_1"));
  await test.webhooks.tick();
  const body: unknown = JSON.parse(test.sent[0]?.body ?? "");
  expect(
    z
      .strictObject({
        eventId: z.string(),
        eventType: z.literal("job.completed"),
        apiVersion: z.literal("v1"),
        createdAt: z.iso.datetime(),
        data: z.strictObject({
          object: z.literal("job"),
          jobId: z.literal("job_1"),
          status: z.literal("completed"),
        }),
      })
      .safeParse(body).success,
  ).toBe(true);
});
