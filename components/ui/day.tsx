/** Made when the first date is shown: its tables cost a page more than reading a transaction does. */
const once = (options: Intl.DateTimeFormatOptions): ((date: Date) => string) => {
  let format: Intl.DateTimeFormat | undefined;
  return (date) => {
    format ??= new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    return format.format(date);
  };
};

const date = { day: "numeric", month: "short", year: "numeric" } as const;
const day = once(date);
const second = once({ ...date, hour: "2-digit", minute: "2-digit", second: "2-digit" });

interface DayProps {
  /** ISO 8601. Text that is no date is shown as it came. */
  value: string;
  /** `day`: the date; `time`: to the second. Always UTC, so that server and browser write the same. */
  to?: "day" | "time";
}

/** A date as people write it, with the machine's form beside it. */
export function Day({ value, to = "day" }: DayProps) {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return <span>{value}</span>;
  const iso = moment.toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {to === "day" ? day(moment) : `${second(moment)} UTC`}
    </time>
  );
}
