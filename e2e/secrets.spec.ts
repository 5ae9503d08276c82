import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { APIRequestContext, APIResponse, Page } from "@playwright/test";
import * as z from "zod";
import { startNode } from "../cli/stack/child";
import { issueKey, type RealmKey } from "./support/creator";
import { arrive } from "./support/person";
import { picture } from "./support/pictures";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const LABEL = "label of a creator's key";

/** Adds a fresh credential of a creator to the running instance, as an operator does. */
const addCredential = async (stack: Stack): Promise<RealmKey> => {
  const { apiKey, apiSecret } = await issueKey(stack, "Creator 1");
  // Of somebody who connects no key in any other story: for a minute they could connect no other.
  const { wallet } = stack.sandbox.operator;
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-pair-"));
  const file = path.join(folder, "pair.json");
  await writeFile(file, JSON.stringify({ apiKey, apiSecret }), { mode: 0o600 });
  const node = ["--conditions=react-server", "--import", "tsx", "cli/keys.ts"];
  const words = ["add", "--owner", wallet, "--label", LABEL, "--from", file];
  const adding = startNode([...node, ...words, "--data-dir", stack.appData]);
  expect(await adding.ended).toBe(0);
  await rm(folder, { recursive: true });
  return { apiKey, apiSecret };
};

/** Every secret of the instance, in each form in which it could lie about. */
const secretsOf = ({ sandbox, secrets }: Stack, given: readonly RealmKey[]): readonly string[] => {
  const [creator] = sandbox.creators;
  const plain = [
    sandbox.platform.apiKey,
    sandbox.platform.apiSecret,
    sandbox.platform.webhookSecret,
    secrets.nextAuthSecret,
    secrets.vaultMasterKey,
    Buffer.from(secrets.vaultMasterKey, "base64").toString("hex"),
    creator?.apiKey ?? "",
    creator?.apiSecret ?? "",
    ...given.flatMap(({ apiKey, apiSecret }) => [apiKey, apiSecret]),
  ];
  expect(plain.every((secret) => secret.length >= 16)).toBe(true);
  return plain.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
  ]);
};

interface Trial {
  readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string };
  /** As what the log tells of a search, and of a look at a listing where that can, that met it. */
  readonly reads: readonly [search: string, ...others: string[]];
  /** Likewise of the calls that are made for somebody who is signed in. */
  readonly calls: readonly string[];
  /** Gone once those met it: what is tried again is answered. Else it lasts until nobody tries any more. */
  readonly passes?: true;
}

const trial = (fault: Trial["fault"], met: string): Trial => ({
  fault,
  reads: [`searchListings ${met}`, `getListing ${met}`],
  calls: [`initiatePurchase ${met}`, `generateVideo ${met}`],
});

const trials: readonly Trial[] = [
  {
    fault: { kind: "clock-skew", seconds: 600 },
    // What names no time of ours is answered. The picture is taken, and what became of it asked for.
    reads: ["searchListings 200 answer", "getListing 200 answer"],
    calls: ["initiatePurchase 403 answer", "generateVideo 202 answer", "getVideoJob 503 answer"],
  },
  ...[401, 403, 422].map((status) => trial({ kind: "status", status }, `${status} answer`)),
  { ...trial({ kind: "status", status: 500 }, "500 answer"), passes: true },
  // The listing goes by the same limit as the search: it may be held back then, and not sent at all.
  { ...trial({ kind: "rate-limit" }, "429 answer"), reads: ["searchListings 429 answer"] },
  trial({ kind: "html" }, "none content-type"),
  { ...trial({ kind: "truncated" }, "none connection"), passes: true },
  trial({ kind: "drop-after" }, "none connection"),
];

const attemptSchema = z.object({
  operation: z.string(),
  /** Left out where no answer came. */
  status: z.number().or(z.literal("none")).default("none"),
  outcome: z.string(),
});

/** Every attempt at REALM so far and how it ended, by the log. */
const attemptsOf = (stack: Stack): readonly string[] =>
  stack
    .appOutput()
    .split("\n")
    .filter((line) => line.includes('"message":"upstream attempt"'))
    .map((line) => {
      const { operation, status, outcome } = attemptSchema.parse(JSON.parse(line));
      return `${operation} ${status} ${outcome}`;
    });

/**
 * Until REALM is asked again: after many failures in a row it is left alone for a while, by pages and by
 * routes each for themselves.
 */
const untilAsked = (stack: Stack): Promise<void> =>
  expect
    .poll(async () => {
      const places = ["/api/health", `/listings/list_${crypto.randomUUID()}`];
      const answers = await Promise.all(places.map((place) => fetch(`${stack.url}${place}`)));
      const [health] = await Promise.all(answers.map((answer) => answer.text()));
      return [health?.includes('"realm":{"state":"up"'), answers[1]?.status];
    })
    .toEqual([true, 404]);

/** Answers whole: status, headers and body. */
const whole = async (answers: readonly Promise<APIResponse>[]): Promise<string> => {
  const texts = (await Promise.all(answers)).map(async (answer) =>
    [answer.status(), JSON.stringify(answer.headersArray()), await answer.text()].join("\n"),
  );
  return (await Promise.all(texts)).join("\n");
};

/** A search that nobody made before: REALM has to be asked. */
const searched = (stranger: APIRequestContext): Promise<string> =>
  whole([stranger.get(`/?q=${crypto.randomUUID()}`)]);

/** What else the app answers to a stranger. */
const told = (stranger: APIRequestContext, listingId: string): Promise<string> =>
  whole(
    [
      `/listings/${listingId}`,
      "/listings/list_nowhere",
      "/api/nothing",
      "/api/purchases/none",
      "/api/auth/session",
    ].map((place) => stranger.get(place)),
  );

const uploadSchema = z.object({ file: z.object({ id: z.uuid() }) });

/** Signed in as the operator, with that credential in force and a picture of theirs here. */
const signedIn = async (page: Page, stack: Stack, key: RealmKey) => {
  await arrive(page, `${stack.url}/safety`, "Operator");
  const headers = { origin: stack.url };
  const connected = await page.request.put("/api/account/credential", { headers, data: key });
  expect(connected.status()).toBe(200);
  const { buffer } = await picture(1);
  const answer = await page.request.put("/api/files", { headers, data: buffer });
  const { file } = uploadSchema.parse(await answer.json());
  return {
    /** A call to REALM that is signed, and one that carries a picture there. */
    act: (listingId: string): Promise<string> =>
      whole([
        page.request.post("/api/purchases", { headers, data: { listingId } }),
        page.request.post("/api/videos", {
          headers,
          data: { key: crypto.randomUUID(), source: file.id, durationSeconds: 1 },
        }),
      ]),
    look: (): Promise<string> =>
      whole(
        ["/account", "/library", "/api/jobs", "/operator/credentials", "/operator/calls"].map(
          (place) => page.request.get(place),
        ),
      ),
  };
};

/** The whole data folder, byte by byte: tables, indexes and the log of changes. */
const onDisk = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));

test("no secret stands in clear in a page, an answer, the log or the database, whatever REALM does", async ({
  page,
  request,
  stack,
}) => {
  test.slow();
  const connected = await issueKey(stack, "Creator 1");
  const operator = await signedIn(page, stack, connected);
  const added = await addCredential(stack);
  const calm = await stack.control.newListing({ name: "Calm", price: "1" });
  const answers = [await whole([request.get("/")]), await told(request, calm)];
  const meets = (since: number, calls: readonly string[]): Promise<void> =>
    expect
      .poll(() => attemptsOf(stack).slice(since), { intervals: [50] })
      .toEqual(expect.arrayContaining([...calls]));
  for (const { fault, reads, calls, passes } of trials) {
    await stack.control.healthy();
    await untilAsked(stack);
    // A listing nobody has read yet: what the app remembers would hide the fault.
    const listingId = await stack.control.newListing({ name: `After ${fault.kind}`, price: "1" });
    const before = attemptsOf(stack).length;
    // Once each, and nothing that goes before them.
    for (const match of ["purchases.prepare", "videos.generate"])
      await stack.control.realmFault({ ...fault, match, times: 1 });
    await stack.control.realmFault({ kind: "status", status: 503, match: "videos.job" });
    answers.push(await operator.act(listingId));
    await meets(before, calls);
    const since = attemptsOf(stack).length;
    await stack.control.realmFault(fault);
    const found = searched(request);
    // Asked before the others are: their failures in a row would keep it from being asked.
    await meets(since, reads.slice(0, 1));
    const others = told(request, listingId);
    await meets(since, reads);
    if (passes) await stack.control.healthy();
    answers.push(...(await Promise.all([found, others])));
  }
  // What it says of REALM is some seconds old at times.
  const healthNow = async (): Promise<string> => {
    answers.push(await whole([request.get("/api/health")]));
    return answers.at(-1) ?? "";
  };
  await expect.poll(healthNow).toMatch(/"realm":\{"state":"down"/u);
  await stack.control.healthy();
  answers.push(await operator.look());
  await stack.killApp();
  const files = onDisk(stack.appData);
  await stack.startApp();

  const log = stack.appOutput();
  // What has to be there is: the search looks in the right places.
  expect(log).toContain("REALM's clock and ours differ");
  expect(answers.join("\n")).toContain("Calm");
  expect(answers.at(-1)).toContain(LABEL);
  expect(files.some((file) => file.includes(LABEL))).toBe(true);
  for (const secret of secretsOf(stack, [added, connected])) {
    // The secret itself stays out of the report as well.
    expect(log.includes(secret)).toBe(false);
    expect(answers.some((answer) => answer.includes(secret))).toBe(false);
    expect(files.some((file) => file.includes(secret))).toBe(false);
  }
});
