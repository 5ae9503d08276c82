import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { secretWords, type Secret } from "@/lib/core/review/input";

/** A secret was pasted: it is gone from here, and this is what it means. */
export function SecretWarning({ secret }: { secret: Secret }) {
  return (
    <Notice tone="stop" role="alert">
      <p className="font-semibold">{secretWords[secret]}</p>
      <p className="mt-2">
        It was taken out of the page at once, is not in its address, and was sent to nobody. Whoever
        has it can take everything in that wallet, so no site, no app and no helper ever needs it,
        this one included.
      </p>
      <p className="mt-2">
        It may still be in your clipboard: copy something else. If a site or a person told you to
        paste it anywhere, move what the wallet holds to a new one, now.{" "}
        <Link href="/safety#gone-wrong" prefetch={false} className="underline underline-offset-4">
          What to do, step by step
        </Link>
      </p>
    </Notice>
  );
}
