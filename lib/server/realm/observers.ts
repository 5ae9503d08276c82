import type { Log } from "@/lib/server/log";
import { countAttempt } from "@/lib/server/metrics";
import { subjectFields } from "@/lib/server/realm-calls";
import type { UpstreamOptions } from "@/lib/server/upstream/types";
import type { CredentialUse } from "@/lib/server/vault/usage";

interface ObserverParts {
  readonly log: Pick<Log, "info">;
  readonly used: (use: CredentialUse) => void;
  readonly ended: Required<UpstreamOptions>["ended"];
}

/** Who hears of every attempt and every call to REALM. Apart, so that what a call costs is measured with all of them. */
export const observers = ({
  log,
  used,
  ended,
}: ObserverParts): Required<Pick<UpstreamOptions, "log" | "ended" | "used">> => ({
  log: (line) => {
    countAttempt(line);
    log.info({ ...line, ...subjectFields() }, "upstream attempt");
  },
  ended,
  used: (credentialId, operation, status) => {
    used({ credentialId, operation, status, at: Date.now() });
  },
});
