import { expect, test } from "vitest";
import { redactBody } from "./redact";

const read = (body: unknown): unknown => JSON.parse(redactBody(JSON.stringify(body)));

test("what the contract documents is shown as it came", () => {
  const event = {
    eventId: "evt_1",
    eventType: "purchase.completed",
    apiVersion: "v1",
    createdAt: "2026-11-20T12:00:00.000Z",
    data: { object: "purchase", purchaseId: "purch_1", status: "completed", refunded: false },
  };
  expect(read(event)).toEqual(event);
});

test.each([
  ["an e-mail address in a field of its own", { buyerEmail: "ada@example.org" }],
  ["an e-mail address where an id belongs", { jobId: "ada@example.org" }],
  ["a sentence where a state belongs", { status: "Ada Lovelace was here" }],
  ["a prompt", { prompt: "secretcanary" }],
  ["a link that opens something", { outputUrl: "https://cdn.example/x?token=secretcanary" }],
  ["a telephone number", { phone: 41791234567 }],
  ["the items of a list", { jobId: ["secretcanary"] }],
  ["what lies deep", { data: { results: [{ caption: "secretcanary" }] } }],
  ["the name of a field", { "ada@example.org": 1, "41791234567": 1 }],
  ["a text that is longer than any id", { jobId: "secretcanary".repeat(20) }],
])("%s is masked, and that it is there is told", (_, data) => {
  const shown = redactBody(JSON.stringify({ data }));
  expect(shown).toContain("••••");
  expect(shown).not.toMatch(/secretcanary|ada|41791234567/iu);
});

test("fields whose names are masked stay apart", () => {
  expect(redactBody('{"a b":1,"c d":2}').match(/•••• name/gu)).toHaveLength(2);
});

test("a body that is no JSON shows nothing of itself, and one that is too deep ends", () => {
  expect(redactBody("secretcanary")).toBe("•••• 12 characters");
  expect(redactBody(`${"[".repeat(5_000)}${"]".repeat(5_000)}`)).toContain("more inside");
});

test("a field called __proto__ is a field", () => {
  expect(redactBody('{"__proto__":{"status":"ok"}}')).toContain("••••");
});
