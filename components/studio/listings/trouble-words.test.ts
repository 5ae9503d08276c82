import { describe, expect, it } from "vitest";
import { troubleWords } from "./trouble-words";

describe("a listing's trouble", () => {
  it("is nothing where all is well", () => {
    expect(troubleWords({ state: "active", trouble: null })).toBeNull();
  });

  it.each(["making", "cancelling"] as const)("while %s says that it goes on by itself", (state) => {
    expect(troubleWords({ state, trouble: "REALM_UNAVAILABLE" })).toEqual({
      words: "REALM has not answered yet. It is asked again until it does.",
      account: false,
    });
  });

  it.each([
    ["making", "CREDENTIAL_REFUSED", /^It has to wait\. /u],
    ["active", "CREDENTIAL_REQUIRED", /^It was not cancelled\. /u],
  ] as const)("while %s with %s leads to the account", (state, code, words) => {
    const said = troubleWords({ state, trouble: code });
    expect(said?.account).toBe(true);
    expect(said?.words).toMatch(words);
  });

  it("says that a cancellation nobody signed in time was not made", () => {
    expect(troubleWords({ state: "active", trouble: "HANDOVER_EXPIRED" })?.words).toBe(
      "It was not cancelled. The transaction ran out of time.",
    );
  });

  it("under a code from another time is said in general words", () => {
    expect(troubleWords({ state: "failed", trouble: "NO_SUCH_CODE" })?.words).toMatch(
      /^Something went wrong/u,
    );
  });
});
