/** Two values of the same thing, with words beside the strike: colour and line alone say nothing. */
export function WasIs({ before, now }: { before: string; now: string }) {
  return (
    <dl className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 text-xs">
      <dt className="text-muted">was</dt>
      <dd className="font-mono wrap-anywhere">
        <del className="text-muted">
          <bdi>{before}</bdi>
        </del>
      </dd>
      <dt className="text-muted">is</dt>
      <dd className="font-mono wrap-anywhere">
        <ins className="font-medium no-underline">
          <bdi>{now}</bdi>
        </ins>
      </dd>
    </dl>
  );
}
