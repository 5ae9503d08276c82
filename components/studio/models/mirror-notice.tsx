import Link from "next/link";
import { ageWords } from "@/components/ui/age-words";
import { Notice } from "@/components/ui/notice";
import type { ErrorCode } from "@/lib/core/errors";

interface MirrorNoticeProps {
  /** Why REALM could not be asked. */
  trouble: ErrorCode;
  /** Whole minutes since it last told. */
  minutes: number;
}

/** Said above what is shown though REALM could not be asked about it. */
export function MirrorNotice({ trouble, minutes }: MirrorNoticeProps) {
  const known = `This is what was known ${ageWords(minutes)}.`;
  return (
    <Notice tone="check" role="status">
      {trouble === "CREDENTIAL_REFUSED" ? (
        <>
          REALM does not take your key any more. {known}{" "}
          <Link href="/account" className="underline underline-offset-4">
            Replace it in your account
          </Link>
        </>
      ) : (
        `REALM does not answer. ${known} Your models are safe there.`
      )}
    </Notice>
  );
}
