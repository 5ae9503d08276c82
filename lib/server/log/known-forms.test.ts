import { describe, expect, test } from "vitest";
import { isoTime } from "./iso-time";
import { KnownForms, SHORTEST } from "./known-forms";

const known = (...forms: readonly string[]): KnownForms => {
  const made = new KnownForms();
  for (const form of forms) made.add(form);
  return made;
};

describe("known texts", () => {
  test.each([SHORTEST, SHORTEST + 1, 43])(
    "are found at whichever place of a line they stand, those of %i characters too",
    (length) => {
      const form = "s3cr3t-\u00e9-\u4e2d_0123456789abcdefghijklmnopqrstuvwxyz".slice(0, length);
      const forms = known(form, "another-of-them");
      for (let before = 0; before < 30; before += 1)
        for (const after of ["", ".", "and more"])
          expect(forms.in(`${"x".repeat(before)}${form}${after}`)).toEqual([form]);
    },
  );

  test("are not found in what only begins or ends like one", () => {
    expect(known("first-secret").in("first-secre t first-secrex irst-secret")).toEqual([]);
  });

  test("that are part of a longer one come after it, so that nothing of it stays behind", () => {
    const forms = known("abcdefgh", "abcdefgh-and-the-rest");
    expect(forms.in("abcdefgh-and-the-rest")).toEqual(["abcdefgh-and-the-rest", "abcdefgh"]);
  });

  test("are looked for until they were taken back as often as they were added", () => {
    const forms = known("first-secret", "first-secret", "first-other");
    forms.remove("first-secret");
    expect(forms.in("first-secret")).toEqual(["first-secret"]);
    forms.remove("first-secret");
    expect(forms.in("first-secret first-other")).toEqual(["first-other"]);
  });

  test("are found among thousands of others", () => {
    const many = Array.from({ length: 12_000 }, (_, number) => `secret-number-${number}-of-many`);
    const forms = known(...many);
    expect(forms.in("said: secret-number-11999-of-many")).toEqual(["secret-number-11999-of-many"]);
    expect(forms.in("said: secret-number-12000-of-many")).toEqual([]);
  });
});

test.each([0, 7, 999, 1_000, 1_795_380_000_042, 1_795_380_000_043, 1_795_380_001_000])(
  "a line's time is the one that Date tells: %i",
  (millis) => {
    expect(isoTime(millis)).toBe(new Date(millis).toISOString());
  },
);
