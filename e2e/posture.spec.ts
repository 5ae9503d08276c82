import { startNode } from "../cli/stack/child";
import { postureReportSchema, requirementNames } from "../lib/core/posture";
import { violations } from "./support/axe";
import { arrive } from "./support/person";
import { expectReadable } from "./support/readable";
import { expect, test } from "./support/test";

/** The security posture, measured at a production build. */

/** What a sandbox on one machine can't have, and says so. */
const trulyAttention: Readonly<Record<string, RegExp>> = {
  "transport-security": /plain HTTP to this machine/u,
  cookies: /Plain HTTP on this machine/u,
  headers: /Plain HTTP on this machine/u,
  deployment: /this machine|backups/iu,
  packages: /npm audit could not run|SBOM/u,
  "own-data": /Not run yet/u,
  "metrics-and-alerts": /Firing now/u,
  "rate-governor": /Less than a tenth/u,
};

test("every line is measured at the running build, and none fails without a reason that is true", async ({
  page,
  stack,
}) => {
  await arrive(page, `${stack.url}/operator/posture`, "Operator");
  await expect(page.getByRole("heading", { level: 1, name: "Posture" })).toBeVisible();
  const rotation = page.getByRole("row").filter({ hasText: "R3 M2 M3 D2" });
  await expect(rotation).toContainText("The platform has an active one.", { timeout: 30_000 });

  const answer = await page.request.get(`${stack.url}/api/operator/posture`);
  const { rows, counts } = postureReportSchema.parse(await answer.json());
  expect(rows.map(({ name }) => name)).toEqual(requirementNames);
  const told = (state: string) =>
    rows
      .filter((row) => row.state === state)
      .map(({ name, findings }) => ({
        name,
        words: findings.filter((one) => one.state === state).map(({ words }) => words),
      }));
  expect(told("fail")).toEqual([]);
  for (const { name, words } of told("attention"))
    for (const sentence of words) expect(sentence, name).toMatch(trulyAttention[name] ?? /^$/u);
  expect(counts.pass).toBeGreaterThan(requirementNames.length - 8);

  const measured = rotation.getByRole("time");
  const before = await measured.getAttribute("datetime");
  await rotation.getByRole("button", { name: "Measure rotation" }).click();
  await expect(measured).not.toHaveAttribute("datetime", before ?? "");

  // Every line is built alike, and forty-four of them take axe long.
  await expectReadable(page, 'section[aria-label="Credentials"]');

  await rotation.getByRole("link", { name: "Document" }).click();
  const document = page.getByRole("region", { name: "docs/security.md" });
  await expect(document).toContainText("Rotation without downtime");
  expect(await violations(page, "main h1")).toEqual([]);
});

test("the command line has the running instance measure, and tells programs and people", async ({
  stack,
}) => {
  const node = ["--conditions=react-server", "--import", "tsx", "cli/posture.ts"];
  const asked = startNode([...node, "--json", "--data-dir", stack.appData], {
    stdout: "pipe",
    stderr: "inherit",
  });
  let text = "";
  asked.process.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  expect(await asked.ended).toBe(0);
  expect(postureReportSchema.parse(JSON.parse(text)).counts.fail).toBe(0);
  const nobody = startNode([...node, "--data-dir", `${stack.appData}-none`], { stderr: "pipe" });
  let said = "";
  nobody.process.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  expect(await nobody.ended).toBe(1);
  expect(said).toContain("No instance with an embedded database runs");
});

test("for everybody else there is no posture, no measuring and no file", async ({
  resident,
  request,
  stack,
}) => {
  for (const client of [resident.request, request]) {
    const origin = { origin: stack.url };
    const places = ["/operator/posture", "/operator/posture/file?path=docs/security.md"];
    for (const place of [...places, "/api/operator/posture"])
      expect((await client.get(`${stack.url}${place}`)).status(), place).toBe(404);
    const measuring = await client.post(`${stack.url}/api/operator/posture/measure`, {
      headers: origin,
      data: { name: null },
    });
    expect(measuring.status()).toBe(404);
  }
});
