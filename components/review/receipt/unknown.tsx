/** In place of a figure that the cluster could not show: an unknown is never a zero. */
export function Unknown() {
  return (
    <p className="text-stop text-sm font-medium">
      Unknown. The cluster could not show what it would do.
    </p>
  );
}
