import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as z from "zod";
import { violations } from "./support/axe";
import { answerWallet, arrive } from "./support/person";
import { expectReadable } from "./support/readable";
import { signAction } from "./support/sign-action";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** A REALM key's life at the operator's desk, and what is done when one has got out. */

const secretSchema = z.object({ apiKey: z.string(), apiSecret: z.string() });
const evidenceSchema = z.object({
  credential: z.object({ fingerprint: z.string(), state: z.string(), reason: z.string() }),
  usageByHour: z.array(z.object({ calls: z.number() })).min(1),
  auditEntries: z.array(
    z.object({ action: z.string(), details: z.record(z.string(), z.string()) }),
  ),
  auditLog: z.object({ broken: z.null() }),
});

const issueKey = async (stack: Stack): Promise<z.infer<typeof secretSchema>> => {
  const answer = await fetch(`${stack.sandbox.control}/keys`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Platform" }),
  });
  return secretSchema.parse(await answer.json());
};

/** What a link of the page saves. */
const download = async (page: Page, link: string): Promise<string> => {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return readFile(await saved.path(), "utf8");
};

test("a compromised key is revoked with one signature, the next one takes its place, and the evidence holds", async ({
  page,
  stack,
}) => {
  const secret = await issueKey(stack);
  await arrive(page, `${stack.url}/operator/credentials?show=active`, "Operator");
  const inForce = page.getByRole("row").filter({ hasText: "This platform" });
  await expect(inForce).toContainText("Active");
  await expectReadable(page);

  await signAction(page, {
    button: "Add a credential",
    dialog: "Add a credential",
    fill: async (dialog) => {
      await dialog.getByLabel("Label").fill("Next spring");
      await dialog.getByLabel("API key").fill(secret.apiKey);
      await expect(dialog.getByRole("button", { name: "Continue" })).toBeDisabled();
      await dialog.getByLabel("API secret").fill(secret.apiSecret);
    },
    signs: ["Action: credential.add", stack.sandbox.operator.wallet],
  });
  // REALM was asked at once.
  await expect(page.getByRole("heading", { level: 1, name: "Next spring" })).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened" })).toContainText(
    "REALM has confirmed it",
  );
  await expect(page.getByRole("button", { name: "Promote" })).toBeVisible();
  const next = page.url();

  await page.goto(`${stack.url}/operator/credentials?show=active`);
  await inForce.getByRole("link").first().click();
  await page.waitForURL(/\/operator\/credentials\/[0-9a-f-]{36}$/u);
  await expect(page.getByRole("figure", { name: /^Use in the last 30 days/u })).toBeVisible();
  const id = page.url().split("/").at(-1) ?? "";
  await expectReadable(page);
  // Declined in the wallet, nothing is done, and the text can be signed after all.
  await page.getByRole("button", { name: "Compromised" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke this credential now?" });
  await dialog.getByLabel("What happened").fill("It was in a screenshot.");
  await dialog.getByRole("button", { name: "Continue" }).click();
  expect(await violations(page)).toEqual([]);
  const sign = () => dialog.getByRole("button", { name: "Sign in wallet" }).click();
  await answerWallet(page, sign, "Reject");
  await expect(dialog.getByRole("alert")).toContainText("You declined in the wallet.");
  await expect(dialog.getByLabel("Text to sign")).toContainText(`Object: ${id}`);
  await answerWallet(page, sign, "Approve");
  await expect(dialog).toBeHidden();

  const steps = page.getByRole("heading", { name: "What to do next" }).locator("..");
  await expect(steps).toContainText("Calls go on with another key");
  await expect(steps.getByRole("link").first()).toHaveAttribute("href", new URL(next).pathname);
  await expect(page.getByText("Reason: It was in a screenshot.")).toBeVisible();
  await expectReadable(page);

  const text = await download(page, "Evidence");
  const evidence = evidenceSchema.parse(JSON.parse(text));
  expect(evidence.credential).toMatchObject({
    state: "revoked",
    reason: "It was in a screenshot.",
  });
  const signed = evidence.auditEntries.find(({ action }) => action === "step-up.signed");
  expect(signed?.details).toMatchObject({ action: "credential.revoke" });
  const html = await page.content();
  for (const value of [secret.apiSecret, secret.apiKey])
    expect(`${text}${html}${stack.appOutput()}`).not.toContain(value);

  // With the next one in force, REALM answers as before.
  await page.goto(next);
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  const profile = await page.request.get(`${stack.url}/api/health`);
  expect(profile.status()).toBe(200);
});

test("the audit log shows that its chain holds, what was signed, and is saved whole", async ({
  page,
  stack,
}) => {
  await arrive(page, `${stack.url}/operator/audit`, "Operator");
  const chain = page.getByRole("region", { name: "Chain" });
  await expect(chain).toContainText("The chain holds");
  await chain.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText(/^All \d+ entries hold\.$/u)).toBeVisible();

  await page.getByRole("searchbox", { name: "Search the audit log" }).fill("credential");
  await page.getByRole("combobox", { name: "Action" }).selectOption("credential.adopted");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  const rows = page.getByRole("table", { name: "Audit log" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("credential.adopted");
  await rows.last().getByText("All of it").click();
  await expect(rows.last()).toContainText("fingerprint");
  await expectReadable(page);

  const lines = (await download(page, "Export")).trimEnd().split("\n");
  const entry = z.object({ sequence: z.number(), previousHash: z.string(), hash: z.string() });
  const entries = lines.map((line) => entry.parse(JSON.parse(line)));
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, place) => place + 1));
  for (const [place, { previousHash }] of entries.entries())
    expect(previousHash).toBe(entries[place - 1]?.hash ?? "0".repeat(64));
});
