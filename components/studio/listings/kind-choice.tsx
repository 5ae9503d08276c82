import type { UseFormRegisterReturn } from "react-hook-form";

const kinds = [
  {
    value: "fixed_price",
    words: "Fixed price",
    hint: "Whoever pays the price first has it.",
  },
  {
    value: "auction",
    words: "Auction",
    hint: "The price is where it begins. Bidding happens at REALM; it can’t be bought here.",
  },
] as const;

/** How it is sold. */
export function KindChoice({ input }: { input: UseFormRegisterReturn }) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">How it is sold</legend>
      <div className="mt-1.5 grid gap-2 sm:grid-cols-2">
        {kinds.map(({ value, words, hint }) => (
          <label
            key={value}
            className="bg-card border-edge hover:border-ink has-checked:border-accent has-checked:bg-accent-soft rounded-control flex gap-3 border p-3 text-sm"
          >
            <input
              type="radio"
              value={value}
              className="accent-accent mt-0.5 size-4 shrink-0"
              {...input}
            />
            <span>
              {words}
              <span className="text-muted mt-0.5 block text-xs">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
