import type { Parts } from "../probe/parts";
import type { Answer, Probe } from "../probe/probe";

/** A protection that is taken away, and how its line has to turn. */
export interface Pair {
  readonly without: string;
  readonly take: (probe: Probe) => Probe;
  /** "fail" unless the rule itself says that somebody has to look. */
  readonly turns?: "attention";
  /** Without it there is nothing to measure, which is a failure as well. */
  readonly isUnmeasured?: true;
}

export const without = (what: string, take: Pair["take"]): Pair => ({ without: what, take });

export const looks = (what: string, take: Pair["take"]): Pair => ({
  without: what,
  take,
  turns: "attention",
});

export const unmeasured = (what: string, take: Pair["take"]): Pair => ({
  without: what,
  take,
  isUnmeasured: true,
});

/** Puts a broken part in the place of the product's own. */
export const broken =
  (change: Partial<{ [Name in keyof Parts]: Parts[Name] }>): Pair["take"] =>
  (probe) => ({ ...probe, parts: { ...probe.parts, ...change } });

/** Changes what the instance answers. */
export const answering =
  (change: (answer: Answer, path: string) => Answer): Pair["take"] =>
  (probe) => ({
    ...probe,
    ask: async (path, question) => change(await probe.ask(path, question), path),
  });

/** Takes a header away, or puts another in its place. */
export const withHeader = (name: string, value: string | null): Pair["take"] =>
  answering((answer) => ({
    ...answer,
    header: (asked) => (asked === name ? value : answer.header(asked)),
  }));
