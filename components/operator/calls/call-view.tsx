import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import type { Call, CallAttempt } from "@/lib/core/operator/calls";
import { spanWords } from "@/lib/core/operator/span";
import { visibleText } from "@/lib/core/text";
import { Code, Fact, Facts, Panel } from "../frame/facts";
import { CallBadge } from "./call-badge";
import { CALLS_PATH, FingerprintLink, SubjectLink } from "./call-link";

const columns = [
  { label: "Attempt" },
  { label: "Ended" },
  { label: "REALM’s id" },
  { label: "Credential" },
  { label: "Rate limit left", figures: true },
  { label: "Took", figures: true },
  { label: "At", figures: true },
];

function LimitLeft({ limit }: { limit: CallAttempt["limit"] }) {
  if (limit === null) return <span className="text-muted">not told</span>;
  return <span title={`until ${limit.resetAt}`}>{`${limit.remaining} of ${limit.limit}`}</span>;
}

const cellsOf = (attempt: CallAttempt, position: number) => [
  position + 1,
  <CallBadge key="ended" call={attempt} />,
  <Code key="id">{visibleText(attempt.upstreamRequestId ?? "none")}</Code>,
  <FingerprintLink key="credential" fingerprint={attempt.fingerprint} />,
  <LimitLeft key="limit" limit={attempt.limit} />,
  spanWords(attempt.duration),
  <span key="at" className="text-xs">
    <Day value={attempt.at} to="time" />
  </span>,
];

/** One call whole: what it was, and each attempt with what REALM's headers said. */
export function CallView({ call }: { call: Call }) {
  return (
    <>
      <Link
        prefetch={false}
        href={CALLS_PATH}
        className="text-muted text-sm underline underline-offset-4"
      >
        All calls
      </Link>
      <div className="mt-2 mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="text-lg">{call.operation}</h1>
        <CallBadge call={call} />
      </div>
      <Panel title="Call">
        <Facts>
          <Fact name="Request id">
            <span className="flex items-start gap-1">
              <Code>{call.requestId}</Code>
              <CopyButton text={call.requestId} label="Copy request id" />
            </span>
          </Fact>
          <Fact name="Made for">
            <SubjectLink subject={call.subject} />
          </Fact>
          <Fact name="Credential">
            <FingerprintLink fingerprint={call.fingerprint} />
          </Fact>
          <Fact name="Rate limit of">{call.limitGroup ?? "none"}</Fact>
          <Fact name="Begun">
            <Day value={call.startedAt} to="time" />
          </Fact>
          <Fact name="Took">{spanWords(call.duration)}</Fact>
        </Facts>
      </Panel>
      <h2 className="mt-6 mb-2 text-sm font-semibold">Attempts</h2>
      <DataTable
        name="Attempts"
        columns={columns}
        rows={call.trail.map((attempt, position) => ({
          key: position.toString(),
          cells: cellsOf(attempt, position),
        }))}
      />
      <p className="text-muted mt-4 max-w-prose text-xs">
        What was sent and answered is not kept. The server’s log has a line for each attempt under
        the same request id, and so has REALM.
      </p>
    </>
  );
}
