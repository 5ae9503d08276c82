/** Names and values as they stand in the transaction: long ones break, none is shortened. */
export function Arguments({ args }: { args: Readonly<Record<string, string>> }) {
  const entries = Object.entries(args);
  if (entries.length === 0) return null;
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="font-mono wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
