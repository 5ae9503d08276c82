import type { Aim, Contender, Row } from "../frame/benchmark";
import { ratioOf, summarise } from "../frame/summary";
import type { Measured } from "./measure";

/** Microseconds in a millisecond. */
const SCALE = 1_000;
const OURS = "countersign";

export interface Place {
  readonly name: string;
  /** What one whole offline review may take at most, as its median call, in µs. */
  readonly most: number;
}

/** Labels of the peers, with their versions, by the names their timings carry. */
export type PeerLabels = Readonly<Record<"web3.js" | "kit", string>>;

/** The rows of one place, Node or the page, out of what was measured there. */
export const reviewRows = (
  { timings, named }: Measured,
  place: Place,
  labels: PeerLabels,
): readonly Row[] => {
  const peersOf = (task: "decode" | "read", own: string): Contender[] =>
    Object.entries(labels).map(([peer, label]) => ({
      ...summarise(timings, `${task} ${peer}`, label, SCALE),
      ratio: ratioOf(timings, own, `${task} ${peer}`),
    }));
  const row = (
    measure: string,
    own: string,
    task: "decode" | "read",
    note: string,
    aim: (ours: Contender) => Aim | null = () => null,
  ): Row => {
    const ours = summarise(timings, own, OURS, SCALE);
    return {
      measure: `${measure}, ${place.name}`,
      unit: "µs",
      ours,
      peers: peersOf(task, own),
      aim: aim(ours),
      note,
    };
  };
  const count = (reader: string): string =>
    `${named[reader] ?? 0} of ${named[OURS] ?? 0} instructions`;
  const unequal = `web3.js has decoders for ${count("web3.js")}, kit's clients for ${count("kit")}.`;
  return [
    row(
      "decode",
      `decode ${OURS}`,
      "decode",
      "Ours and kit write addresses out; web3.js does not.",
    ),
    row("decode and name", `read ${OURS}`, "read", unequal),
    row(
      "decode and static rules, no signature to check",
      "rules",
      "read",
      "The peers only decode and name.",
      () => {
        const ratio = ratioOf(timings, "rules", "read web3.js");
        return { words: "as fast as web3.js decodes and names", met: ratio <= 1 };
      },
    ),
    row(
      "decode and static rules, co-signer checked",
      "rules and signature",
      "read",
      "The peers check no signature.",
      ({ value }) => ({ words: `p50 under ${place.most} µs`, met: value < place.most }),
    ),
  ];
};
