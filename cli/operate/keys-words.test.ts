import { describe, expect, it } from "vitest";
import { keysWords } from "./keys-words";
import { UsageError } from "./usage-error";

const sentenceFor = (words: readonly string[]): string => {
  try {
    keysWords(words);
    return "no error";
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};

describe("the words after npm run keys", () => {
  it.each([
    { words: ["add", "--label", "x", "rk_live_canary", "rs_live_canary"] },
    { words: ["add", "--label", "x", "--api-secret", "canary-secret"] },
    { words: ["add", "--label", "x", "--secret=canary-secret"] },
    { words: ["add", "--label", "rs_live_canary"] },
    { words: ["add", "canary-secret", "--label", "x"] },
    { words: ["rk_live_canary"] },
  ])("are no place for a secret, and it is not repeated: $words", ({ words }) => {
    const sentence = sentenceFor(words);
    expect(sentence).toContain("never taken from");
    expect(sentence).not.toContain("canary");
  });

  it.each([
    { words: ["list", "canary-more"] },
    { words: ["verify", "a", "canary-more"] },
    { words: ["--canary-option"] },
  ])("are refused where they are off, and not repeated: $words", ({ words }) => {
    expect(sentenceFor(words)).toMatch(/^(?!.*canary)(?:There are more words|One of the words)/u);
  });

  it("are the command, what it is about, and the rest", () => {
    expect(keysWords(["verify", "an-id", "--json"])).toMatchObject({
      command: "verify",
      id: "an-id",
      values: { json: true, help: false },
    });
  });
});
