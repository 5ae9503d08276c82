import { SelectField } from "@/components/ui/form";
import { jobKinds, jobKindWords } from "@/lib/core/job";
import type { JobFilter } from "./job-calls";

const states = [
  { value: "open", words: "Under way" },
  { value: "completed", words: "Done" },
  { value: "failed", words: "Failed" },
  { value: "refused", words: "Not taken by REALM" },
  { value: "cancelled", words: "Cancelled" },
  { value: "unconfirmed", words: "Not known" },
  { value: "lost", words: "Lost" },
  { value: "abandoned", words: "No news" },
] as const;

const stateOf = (value: string): JobFilter["state"] =>
  states.find((state) => state.value === value)?.value;
const kindOf = (value: string): JobFilter["kind"] => jobKinds.find((kind) => kind === value);

interface JobFiltersProps {
  filter: JobFilter;
  onChange: (filter: JobFilter) => void;
}

/** What the list of jobs can be narrowed to. */
export function JobFilters({ filter, onChange }: JobFiltersProps) {
  return (
    <div className="grid grid-cols-2 gap-3 sm:max-w-md">
      <SelectField
        label="State"
        value={filter.state ?? ""}
        choices={[{ value: "", words: "Every state" }, ...states]}
        onChange={({ currentTarget }) => {
          onChange({ ...filter, state: stateOf(currentTarget.value) });
        }}
      />
      <SelectField
        label="Kind"
        value={filter.kind ?? ""}
        choices={[
          { value: "", words: "Every kind" },
          ...jobKinds.map((kind) => ({ value: kind, words: jobKindWords[kind] })),
        ]}
        onChange={({ currentTarget }) => {
          onChange({ ...filter, kind: kindOf(currentTarget.value) });
        }}
      />
    </div>
  );
}
