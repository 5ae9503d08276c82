import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import type { ChainState } from "@/lib/core/operator/audit";
import { Code } from "../frame/facts";
import { VerifyChainButton } from "./verify-chain-button";

function ChainBadge({ chain: { broken, isCut } }: { chain: ChainState }) {
  if (broken === null && !isCut)
    return (
      <Badge tone="safe" icon="safe">
        The chain holds
      </Badge>
    );
  return (
    <Badge tone="stop" icon="stop">
      {broken === null ? "The log was cut off" : "The chain is broken"}
    </Badge>
  );
}

/** Whether every entry is as it was written, up to which, and when that was looked at. */
export function ChainPanel({ chain }: { chain: ChainState }) {
  const { entries, head, broken, isCut, checkedAt } = chain;
  return (
    <section
      aria-label="Chain"
      className="bg-card border-line rounded-card border px-4 py-4 text-sm sm:px-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <ChainBadge chain={chain} />
        <p>
          {broken === null
            ? `${entries} ${entries === 1 ? "entry is" : "entries are"} as written${isCut ? "; those that this instance saw behind them are gone" : ""}`
            : `At entry ${broken.sequence}: ${broken.problem}. ${entries} before it hold`}
          , looked at <Day value={checkedAt} to="time" />.
        </p>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <VerifyChainButton />
          <ButtonLink size="small" href="/api/operator/audit/export" prefetch={false} download>
            <Icon name="download" className="size-4" />
            Export
          </ButtonLink>
        </div>
      </div>
      <div className="text-muted mt-3 text-xs">
        <span className="flex items-center gap-1">
          <span className="min-w-0">
            {isCut ? "Head before the cut" : "Head"} <Code>{head}</Code>
          </span>
          <CopyButton text={head} label="Copy head" />
        </span>
        <p className="max-w-prose">
          Keep the head somewhere else: with it, npm run audit:verify also finds entries that were
          cut off the end. With --file it verifies an export without this instance.
        </p>
      </div>
    </section>
  );
}
