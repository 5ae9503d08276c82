const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const minute = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});

interface DayProps {
  /** ISO 8601. Text that is no date is shown as it came. */
  value: string;
  /** `day`: the date; `time`: to the second. Always UTC, so that server and browser write the same. */
  to?: "day" | "time";
}

/** A date as people write it, with the machine's form beside it. */
export function Day({ value, to = "day" }: DayProps) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return <span>{value}</span>;
  const iso = date.toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {to === "day" ? day.format(date) : `${minute.format(date)} UTC`}
    </time>
  );
}
