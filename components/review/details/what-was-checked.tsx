import { Icon, type IconName } from "@/components/ui/icon";
import type { Review } from "@/lib/core/review";
import { checksOf, type Check } from "./checks";
import { Fold } from "./fold";

/** Why it is safe or not, question by question, and what was left out with the reason. */
export function WhatWasChecked({ review, open = false }: { review: Review; open?: boolean }) {
  const checks = checksOf(review);
  const rules = checks.reduce((sum, check) => sum + check.rules - check.skipped, 0);
  return (
    <Fold title="What was checked" aside={`${rules} rules`} open={open}>
      <dl className="flex flex-col gap-2.5 text-sm">
        {checks.map((check) => (
          <Row key={check.title} check={check} />
        ))}
      </dl>
      {review.skipped.length === 0 ? null : (
        <dl className="text-muted mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
          {review.skipped.map(({ rule, reason }) => (
            <div key={rule} className="contents">
              <dt className="font-mono">{rule}</dt>
              <dd>Not run. {reason}</dd>
            </div>
          ))}
        </dl>
      )}
    </Fold>
  );
}

const looks: Readonly<Record<Check["state"], { icon: IconName; ink: string }>> = {
  passed: { icon: "check", ink: "text-safe" },
  warned: { icon: "alert", ink: "text-check" },
  failed: { icon: "stop", ink: "text-stop" },
  "not run": { icon: "info", ink: "text-muted" },
};

const words = ({ state, passed }: Check): string => {
  switch (state) {
    case "passed":
      return passed;
    case "warned":
      return "Something to read first; it stands above.";
    case "failed":
      return "Something speaks against it; it stands above.";
    case "not run":
      return "Not checked here.";
  }
};

function Row({ check }: { check: Check }) {
  const { icon, ink } = looks[check.state];
  return (
    <div className="flex items-start gap-2.5">
      <Icon name={icon} className={`mt-0.5 size-4 ${ink}`} />
      <dt className="w-24 shrink-0 font-medium">{check.title}</dt>
      <dd className="text-muted min-w-0 flex-1">{words(check)}</dd>
    </div>
  );
}
