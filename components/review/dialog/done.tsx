import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Attempt } from "@/lib/browser/review/attempt";
import type { Deed } from "@/lib/browser/review/preparation";
import { visibleText } from "@/lib/core/text";

const words: Readonly<Record<Deed, { title: string; said: string }>> = {
  purchase: { title: "It is yours", said: "is paid, checked on the chain and in your library." },
  list: {
    title: "It is for sale",
    said: "is on the market. Its licence waits in REALM’s escrow, checked on the chain.",
  },
  cancel: {
    title: "It is off the market",
    said: "is yours to keep. Its licence is back in your wallet, checked on the chain.",
  },
};

interface DoneProps {
  deed: Deed;
  attempt: Attempt;
}

/** The end everybody came for. */
export function Done({ deed, attempt }: DoneProps) {
  const { title, said } = words[deed];
  return (
    <div className="flex flex-col items-center gap-4 py-8 text-center">
      <span className="text-safe border-safe grid size-16 -rotate-6 place-items-center rounded-full border-2 outline-1 outline-offset-3 outline-current">
        <Icon name="check" className="size-8" />
      </span>
      <div>
        <h3 className="text-xl">{title}</h3>
        <p className="text-muted mt-2 text-sm wrap-anywhere">
          <bdi>{visibleText(attempt.asset.name)}</bdi> {said}
        </p>
      </div>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {deed === "purchase" ? (
          <>
            <ButtonLink variant="primary" href={`/library/${attempt.id}`}>
              Receipt
            </ButtonLink>
            <ButtonLink href="/library">Go to your library</ButtonLink>
          </>
        ) : (
          <ButtonLink variant="primary" href="/studio/listings">
            Go to your listings
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
