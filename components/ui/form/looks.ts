/** The box every text control stands in. */
export const controlClass =
  "bg-card border-edge hover:border-ink aria-[invalid]:border-stop rounded-control w-full border px-3 text-sm outline-offset-2 focus-visible:outline-accent focus-visible:outline-2 disabled:opacity-55";
