/** Variables of the contract that narrow or share something this version does not have yet. */
const notYet = ["REDIS_URL"] as const;

/** Which of them are set: an operator who relies on one must be told that nothing acts on it. */
export const setButNotYetUsed = (
  source: Readonly<Record<string, string | undefined>>,
): readonly string[] => notYet.filter((name) => (source[name] ?? "").trim() !== "");
