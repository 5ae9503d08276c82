import { Icon, type IconName } from "@/components/ui/icon";
import { verdictWords, type Verdict } from "@/lib/core/review";
import { Said } from "../said";

const looks: Readonly<Record<Verdict, { icon: IconName; ink: string; tilt: string }>> = {
  ok: { icon: "safe", ink: "text-safe border-safe", tilt: "-rotate-2" },
  warn: { icon: "alert", ink: "text-check border-check", tilt: "-rotate-1" },
  block: { icon: "stop", ink: "text-stop border-stop", tilt: "rotate-1" },
};

interface VerdictStampProps {
  verdict: Verdict;
  /** The one sentence that goes with it. */
  sentence: string;
}

/** The verdict as a stamp, with its sentence. It belongs into a `status`, whose words it begins. */
export function VerdictStamp({ verdict, sentence }: VerdictStampProps) {
  const { icon, ink, tilt } = looks[verdict];
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <strong
        className={`inline-flex items-center gap-2 rounded-sm border-2 px-3.5 py-2 text-base font-semibold outline-1 outline-offset-2 outline-current ${ink} ${tilt}`}
      >
        <Icon name={icon} />
        <span>{verdictWords[verdict]}</span>
      </strong>
      <span className="min-w-0 flex-1 basis-64 text-sm wrap-anywhere">
        <Said text={sentence} />
      </span>
    </div>
  );
}
