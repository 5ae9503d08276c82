/** Belongs to one message hash: another transaction comes with its box unticked. */
export function Acknowledgement({
  read,
  onRead,
}: {
  read: boolean;
  onRead: (read: boolean) => void;
}) {
  return (
    <label className="bg-check-soft rounded-control flex items-center gap-3 px-4 py-2.5 text-sm font-medium">
      <input
        type="checkbox"
        checked={read}
        onChange={(event) => {
          onRead(event.target.checked);
        }}
        className="accent-accent size-5"
      />
      I have read the warnings
    </label>
  );
}
