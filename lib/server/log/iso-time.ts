/** The last second that was put in words: lines come many in a second, and its words cost more than the rest. */
let last = { second: Number.NaN, words: "" };

/** A moment as ISO 8601 has it, in UTC. @param millis Unix milliseconds */
export const isoTime = (millis: number): string => {
  const second = Math.floor(millis / 1_000);
  if (second !== last.second)
    last = { second, words: new Date(second * 1_000).toISOString().slice(0, -"000Z".length) };
  return `${last.words}${(millis - second * 1_000).toString().padStart(3, "0")}Z`;
};
