import { Icon, type IconName } from "@/components/ui/icon";
import type { Standing } from "@/lib/browser/review/settle";
import { verdictWords, type Review, type Verdict } from "@/lib/core/review";
import { standingWords } from "./standing-words";

const looks: Readonly<Record<Verdict, { icon: IconName; ink: string; tilt: string }>> = {
  ok: { icon: "safe", ink: "text-safe border-safe", tilt: "-rotate-2" },
  warn: { icon: "alert", ink: "text-check border-check", tilt: "-rotate-1" },
  block: { icon: "stop", ink: "text-stop border-stop", tilt: "rotate-1" },
};

interface VerdictStampProps {
  review: Review;
  /** Where the verdict blocks: what may be said about the money. */
  standing: Standing | null;
}

/** The verdict as a stamp, and the one sentence that goes with it. */
export function VerdictStamp({ review, standing }: VerdictStampProps) {
  const { icon, ink, tilt } = looks[review.verdict];
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <strong
        className={`inline-flex items-center gap-2 rounded-sm border-2 px-3.5 py-2 text-base font-semibold outline-1 outline-offset-2 outline-current ${ink} ${tilt}`}
      >
        <Icon name={icon} />
        <span>{verdictWords[review.verdict]}</span>
      </strong>
      <span className="min-w-0 flex-1 basis-64 text-sm">{sentence(review, standing)}</span>
    </div>
  );
}

const sentence = ({ verdict, findings }: Review, standing: Standing | null): string => {
  if (verdict === "ok")
    return "It does what the page says, and nothing else. It was tried on the cluster first.";
  if (verdict === "warn")
    return `It does what the page says, but ${things(findings.length)} should be read first.`;
  const [worst, ...others] = findings.filter(({ severity }) => severity === "block");
  return `${worst?.message ?? ""}${others.length > 0 ? ` ${more(others.length)} below.` : ""} Your wallet was not asked. ${standing === null ? "" : standingWords[standing]}`;
};

const things = (count: number): string => (count === 1 ? "one thing" : `${count} things`);
const more = (count: number): string =>
  count === 1 ? "One more reason stands" : `${count} more reasons stand`;
