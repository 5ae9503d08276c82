const steps = [
  {
    title: "Name it",
    words: "Words for you, and for buyers if you list it. They can be changed later.",
  },
  {
    title: "Train it",
    words: "Add ten pictures or more of one person, product or style. REALM learns from them.",
  },
  {
    title: "Use it",
    words: "Generate with it, or list it for sale and be paid in SOL for each licence.",
  },
] as const;

/** What becomes of a new model. */
export function NextSteps() {
  return (
    <ol aria-label="From here to a model that earns" className="flex flex-col gap-6">
      {steps.map(({ title, words }, position) => (
        <li key={title} className="flex gap-4">
          <span
            aria-hidden="true"
            className={`grid size-7 shrink-0 place-items-center rounded-full border font-mono text-xs ${position === 0 ? "border-accent text-accent" : "border-edge text-muted"}`}
          >
            {position + 1}
          </span>
          <div className="min-w-0 text-sm">
            <p className="font-medium">{title}</p>
            <p className="text-muted mt-0.5">{words}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
