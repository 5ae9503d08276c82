import { CodedError } from "@/lib/core/errors";
import type { Review, ReviewRequest } from "@/lib/core/review";
import { readInput, type Input } from "@/lib/core/review/input";
import type { Landed } from "@/lib/core/review/landed";
import { isAddress, type Address } from "@/lib/core/solana";
import { emptyDraft, readFragment, writeFragment, type Draft } from "./fragment";
import type { InspectionState } from "./state";

/** Everything an inspection reaches outside itself, so that a test can stand in for each. */
export interface InspectionPorts {
  readonly review: (
    request: Pick<ReviewRequest, "transaction" | "intent">,
    asking: "cluster" | "nobody",
  ) => Promise<Review>;
  /** Null where the cluster knows no such transaction. */
  readonly landed: (signature: string, wallet: Address | null) => Promise<Landed | null>;
  /** Puts the fragment into the address without adding to the history. */
  readonly remember: (fragment: string) => void;
}

export interface Inspection {
  readonly draft: Draft;
  readonly state: InspectionState;
}

/** The page's one inspection, for `useSyncExternalStore`. */
export interface InspectionStore {
  readonly get: () => Inspection;
  readonly subscribe: (listener: () => void) => () => void;
  /** A secret in either field is taken out at once. */
  readonly edit: (change: Partial<Draft>) => void;
  readonly inspect: () => Promise<void>;
  /** Takes up what the address holds. */
  readonly open: (fragment: string) => Promise<void>;
  readonly clear: () => void;
}

export const nothingYet: Inspection = { draft: emptyDraft, state: { phase: "empty" } };

type Found = Extract<Input, { kind: "transaction" }>;

export const createInspection = (ports: InspectionPorts): InspectionStore => {
  let inspection = nothingYet;
  // Each inspection has its run; what an older one still brings home is dropped.
  let run = 0;
  const listeners = new Set<() => void>();

  const set = (change: Partial<Inspection>): void => {
    inspection = { ...inspection, ...change };
    for (const listener of listeners) listener();
  };
  const show = (own: number, state: InspectionState): void => {
    if (own === run) set({ state });
  };

  const review = async (own: number, found: Found, wallet: Address | null): Promise<void> => {
    const { offline } = inspection.draft;
    const { bytes: transaction, form } = found;
    const subject = { transaction, form, wallet };
    const intent = { version: 1, kind: "free", wallet: wallet ?? undefined } as const;
    const alone = await ports.review({ transaction, intent }, "nobody");
    const cluster = offline ? "left out" : "asked";
    show(own, { phase: "reviewed", subject, review: alone, cluster });
    if (offline || own !== run) return;
    const whole = await ports.review({ transaction, intent }, "cluster");
    show(own, { phase: "reviewed", subject, review: whole, cluster: "answered" });
  };

  const fetchLanded = async (
    own: number,
    signature: string,
    wallet: Address | null,
  ): Promise<void> => {
    show(own, { phase: "fetching", signature });
    try {
      const landed = await ports.landed(signature, wallet);
      show(own, landed ? { phase: "landed", landed, wallet } : { phase: "missing", signature });
    } catch (error) {
      const sentence =
        error instanceof CodedError
          ? error.sentence
          : "The cluster answered something that can’t be read as this transaction.";
      show(own, { phase: "unreachable", signature, sentence });
    }
  };

  const inspect = async (): Promise<void> => {
    const own = ++run;
    const { draft } = inspection;
    const input = readInput(draft.text);
    const wallet = draft.wallet.trim();
    if (wallet !== "" && !isAddress(wallet)) {
      ports.remember("");
      set({ state: { phase: "problem", problem: "wallet" } });
      return;
    }
    ports.remember(writeFragment(input, { ...draft, wallet }));
    const side = wallet === "" ? null : wallet;
    switch (input.kind) {
      case "empty":
        set({ state: { phase: "empty" } });
        return;
      case "secret":
        set({ draft: emptyDraft, state: { phase: "secret", secret: input.secret } });
        return;
      case "problem":
        set({ state: { phase: "problem", problem: input.problem } });
        return;
      case "transaction":
        await review(own, input, side);
        return;
      case "signature":
        await fetchLanded(own, input.signature, side);
        return;
    }
  };

  const edit = (change: Partial<Draft>): void => {
    for (const text of [change.text, change.wallet]) {
      const input = text === undefined ? null : readInput(text);
      if (input?.kind === "secret") {
        run += 1;
        ports.remember("");
        set({ draft: emptyDraft, state: { phase: "secret", secret: input.secret } });
        return;
      }
    }
    set({ draft: { ...inspection.draft, ...change } });
  };

  return {
    get: () => inspection,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit,
    inspect,
    open: async (fragment) => {
      edit(readFragment(fragment));
      if (inspection.state.phase !== "secret") await inspect();
    },
    clear: () => {
      run += 1;
      ports.remember("");
      set(nothingYet);
    },
  };
};
