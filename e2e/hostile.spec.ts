import type { Locator } from "@playwright/test";
import { licenceKinds } from "@/sandbox/realm/chain/licence-kinds";
import { hostileKinds } from "@/sandbox/realm/hostile";
import { buy, verdict } from "./support/person";
import { expect, test } from "./support/test";
import { bait, expectInLibrary, leave, setTrap } from "./support/trap";

/** Whatever REALM sends, the wallet is not opened for it; where it may be, it takes a reading first. */

const expectRules = async (dialog: Locator, rules: readonly string[]): Promise<void> => {
  for (const rule of rules) {
    await expect(dialog.getByRole("listitem").filter({ hasText: rule }).first()).toBeVisible();
  }
};

const expectBlocked = async (dialog: Locator, rules: readonly string[]): Promise<void> => {
  await expect(verdict(dialog, "Do not sign")).toBeVisible();
  await expectRules(dialog, rules);
  await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toHaveCount(0);
  await expect(dialog.getByRole("checkbox")).toHaveCount(0);
};

const expectWarned = async (dialog: Locator, rules: readonly string[]): Promise<void> => {
  await expect(verdict(dialog, "Check before you sign")).toBeVisible();
  await expectRules(dialog, rules);
  const sign = dialog.getByRole("button", { name: "Sign in wallet" });
  await expect(sign).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "I have read the warnings" }).check();
  await expect(sign).toBeEnabled();
};

const dialogs = { block: expectBlocked, warn: expectWarned } as const;

/** What the cluster refuses, or somebody could take back, blocks; other strings warn. */
const blockedLicences: readonly string[] = [
  "permanent-delegate",
  "default-frozen",
  "non-transferable",
];

const licences = [
  ...Object.entries(licenceKinds).filter(([, { rules }]) => rules.length > 0),
  [
    "none",
    { rules: ["GET-04"], about: "REALM sells on its word alone: nothing arrives on the chain." },
  ],
] as const;

const stories = [
  ...Object.entries(hostileKinds).map(([kind, { rules, verdict: expected, about }]) => {
    return { name: kind, licence: "plain", hostile: kind, rules, expected, about };
  }),
  ...licences.map(([kind, { rules, about }]) => {
    const expected = blockedLicences.includes(kind) ? ("block" as const) : ("warn" as const);
    return { name: `licence ${kind}`, licence: kind, rules, expected, about };
  }),
];

/**
 * One listing for each kind of licence: from story to story only what REALM sends for it is another.
 * Minting takes a block or two, and all at once it takes no longer than one.
 */
const listings = new Map<string, string>();
test.beforeAll(async ({ stack }) => {
  const kinds = new Set(stories.map(({ licence }) => licence));
  const made = [...kinds].map(async (licence) => {
    listings.set(licence, await bait(stack, `Licence ${licence}`, licence));
  });
  await Promise.all(made);
});

for (const [index, { name, expected, about, rules, ...story }] of stories.entries()) {
  test(`${name}: ${about} ${rules.join(", ")}, ${expected}`, async ({
    resident,
    neighbour,
    stack,
  }) => {
    const [page, buyer] = index % 2 === 0 ? [resident, "Buyer 2"] : [neighbour, "Buyer 1"];
    const listingId = listings.get(story.licence);
    const trap = await setTrap(page, stack, { name, buyer, listingId, ...story });
    const dialog = await buy(page);
    await dialogs[expected](dialog, rules);
    await trap.expectUntouched();
    await leave(page, dialog);
  });
}

test("a cluster that says it is another: MSG-09, block", async ({ resident, stack }) => {
  const trap = await setTrap(resident, stack, { name: "Elsewhere" });
  await stack.control.clusterFault({ kind: "otherGenesis" });
  await expectBlocked(await buy(resident), ["MSG-09"]);
  await trap.expectUntouched();
});

test("a cluster that cannot simulate: SIM-02, block", async ({ resident, stack }) => {
  const trap = await setTrap(resident, stack, { name: "Unseen" });
  await stack.control.clusterFault({ kind: "simulateFails" });
  await expectBlocked(await buy(resident), ["SIM-02"]);
  await trap.expectUntouched();
});

test("two endpoints that disagree: SIM-05, block", async ({ resident, stack }) => {
  const trap = await setTrap(resident, stack, { name: "Two Tales" });
  await stack.control.clusterFault({ kind: "secondDisagrees" });
  await expectBlocked(await buy(resident), ["SIM-05"]);
  await trap.expectUntouched();
});

test("a price that changes after the page was read: INTENT-01, block", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "Dearer Now" });
  await stack.control.reprice(trap.listingId, "0.07");
  await expectBlocked(await buy(resident), ["INTENT-01"]);
  await trap.expectUntouched();
});

test("what was read is read anew when the transaction is prepared again", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, {
    name: "Read Twice",
    hostile: "dear-fee",
    times: 2,
  });
  const dialog = await buy(resident);
  await expectWarned(dialog, ["PAY-05"]);
  await stack.control.advanceSlots(200);
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  const box = dialog.getByRole("checkbox", { name: "I have read the warnings" });
  await expect(box).not.toBeChecked();
  await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toBeDisabled();
  await trap.expectUntouched();
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("every refused purchase stands in the library as refused", async ({ resident, stack }) => {
  const trap = await setTrap(resident, stack, { name: "Refused For Good", hostile: "assign" });
  const dialog = await buy(resident);
  await expectBlocked(dialog, ["AUTH-01"]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expectInLibrary(resident, stack, [trap.name], "Refused");
});
