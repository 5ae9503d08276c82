import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startNode } from "../cli/stack/child";
import { issueKey, type RealmKey } from "./support/creator";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const LABEL = "label of a creator's key";

/** Adds a fresh credential of a creator to the running instance, as an operator does. */
const addCredential = async (stack: Stack): Promise<RealmKey> => {
  const { apiKey, apiSecret } = await issueKey(stack, "Creator 1");
  // Of somebody who connects no key in any story: for a minute they could connect no other.
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
const secretsOf = ({ sandbox, secrets }: Stack, added: RealmKey): readonly string[] => {
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
    added.apiKey,
    added.apiSecret,
  ];
  expect(plain.every((secret) => secret.length >= 16)).toBe(true);
  return plain.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
  ]);
};

const faults = [
  { kind: "clock-skew", seconds: 600 },
  { kind: "status", status: 401 },
  { kind: "status", status: 403 },
  { kind: "status", status: 422 },
  { kind: "html" },
  { kind: "rate-limit" },
  { kind: "status", status: 500 },
  { kind: "truncated" },
  { kind: "drop-after" },
] as const;

/** Until REALM is asked again: after many failures in a row it is left alone for a while. */
const untilAsked = (stack: Stack): Promise<void> =>
  expect
    .poll(async () => (await fetch(`${stack.url}/api/health`)).text())
    .toMatch(/"realm":\{"state":"up"/u);

/** Everything the app answers to a stranger: status line, headers and body. */
const told = async (stack: Stack, listingId: string): Promise<string> => {
  const answers = await Promise.all(
    [
      "/",
      `/?query=${crypto.randomUUID()}`,
      `/listings/${listingId}`,
      "/listings/list_nowhere",
      "/api/health",
      "/api/nothing",
      "/api/purchases/none",
      "/api/auth/session",
    ].map((place) => fetch(`${stack.url}${place}`)),
  );
  const texts = answers.map(async (answer) =>
    [answer.status, JSON.stringify([...answer.headers]), await answer.text()].join("\n"),
  );
  return (await Promise.all(texts)).join("\n");
};

/** The whole data folder, byte by byte: tables, indexes and the log of changes. */
const onDisk = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));

test("no secret stands in clear in a page, an answer, the log or the database, whatever REALM does", async ({
  stack,
}) => {
  test.slow();
  const added = await addCredential(stack);
  const calm = await stack.control.newListing({ name: "Calm", price: "1" });
  const answers = [await told(stack, calm)];
  for (const fault of faults) {
    // A listing nobody has read yet: what the app remembers would hide the fault.
    const listingId = await stack.control.newListing({ name: `After ${fault.kind}`, price: "1" });
    await stack.control.realmFault(fault);
    answers.push(await told(stack, listingId));
    await stack.control.healthy();
    await untilAsked(stack);
  }
  await stack.killApp();
  const files = onDisk(stack.appData);
  await stack.startApp();

  const log = stack.appOutput();
  // What has to be there is: the search looks in the right places.
  expect(log).toContain('"message":"upstream attempt"');
  expect(log).toMatch(/"status":403/u);
  expect(log).toContain("REALM's clock and ours differ");
  expect(answers.join("\n")).toContain("Calm");
  expect(files.some((file) => file.includes(LABEL))).toBe(true);
  for (const secret of secretsOf(stack, added)) {
    // The secret itself stays out of the report as well.
    expect(log.includes(secret)).toBe(false);
    expect(answers.some((answer) => answer.includes(secret))).toBe(false);
    expect(files.some((file) => file.includes(secret))).toBe(false);
  }
});
