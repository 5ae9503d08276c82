import { Notice } from "@/components/ui/notice";
import type { AccountCredential } from "@/lib/core/account";
import { days } from "./days";

/** Reminds of a key that has served long enough; it goes on working meanwhile. */
export function DueNotice({ credential }: { credential: AccountCredential }) {
  const { due, dueInDays } = credential;
  if (due === "fine") return null;
  if (due === "soon")
    return (
      <Notice tone="check">
        This key is due to be replaced {dueInDays < 1 ? "today" : `in ${days(dueInDays)}`}. Make a
        new one at REALM and replace it here; nothing stops meanwhile.
      </Notice>
    );
  return (
    <Notice tone="stop">
      This key is overdue{dueInDays > -1 ? "" : ` by ${days(-dueInDays)}`}. It still works, but the
      longer a key serves, the more places it may have leaked to. Make a new one at REALM and
      replace it here.
    </Notice>
  );
}
