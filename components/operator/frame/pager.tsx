import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { queryAddress, type OperatorQuery } from "@/lib/core/operator/query";

interface PagerProps {
  readonly path: string;
  readonly query: OperatorQuery<string>;
  /** The cursor of the next page, null on the last. */
  readonly older: string | null;
}

/** To what is older, and back to the newest. */
export function Pager({ path, query, older }: PagerProps) {
  if (older === null && query.cursor === null) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between gap-2">
      {query.cursor === null ? (
        <span />
      ) : (
        <ButtonLink
          size="small"
          prefetch={false}
          href={queryAddress(path, { ...query, cursor: null })}
        >
          <Icon name="arrowLeft" className="size-4" />
          Newest
        </ButtonLink>
      )}
      {older === null ? null : (
        <ButtonLink
          size="small"
          prefetch={false}
          rel="next"
          href={queryAddress(path, { ...query, cursor: older })}
        >
          Older
          <Icon name="arrowRight" className="size-4" />
        </ButtonLink>
      )}
    </nav>
  );
}
