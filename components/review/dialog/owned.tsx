import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { PurchaseView } from "@/lib/core/purchase";
import { visibleText } from "@/lib/core/text";

/** The end everybody came for. */
export function Owned({ purchase }: { purchase: PurchaseView }) {
  return (
    <div className="flex flex-col items-center gap-4 py-8 text-center">
      <span className="text-safe border-safe grid size-16 -rotate-6 place-items-center rounded-full border-2 outline-1 outline-offset-3 outline-current">
        <Icon name="check" className="size-8" />
      </span>
      <div>
        <h3 className="text-xl">It is yours</h3>
        <p className="text-muted mt-2 text-sm wrap-anywhere">
          <bdi>{visibleText(purchase.asset.name)}</bdi> is paid, checked on the chain and in your
          library.
        </p>
      </div>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <ButtonLink variant="primary" href={`/library/${purchase.id}`}>
          Receipt
        </ButtonLink>
        <ButtonLink href="/library">Go to your library</ButtonLink>
      </div>
    </div>
  );
}
