import { expect, it } from "vitest";
import { saidAt } from "./series";

const calls = { name: "Calls", points: [{ label: "Monday", value: 5, text: "5" }] };
const refused = {
  name: "Refused",
  points: [{ label: "Monday", value: 1, text: "1", more: "the worst in a week" }],
};

it("says a lone series' value, and of several whose each is", () => {
  expect(saidAt([calls], 0)).toBe("5");
  expect(saidAt([refused], 0)).toBe("1, the worst in a week");
  expect(saidAt([calls, refused], 0)).toBe("Calls 5, Refused 1, the worst in a week");
  expect(saidAt([calls], 7)).toBe("");
});
