const parts = [
  {
    title: "What it does",
    words: "Every instruction in one sentence, with its amounts, its accounts and its raw data.",
  },
  {
    title: "What it costs",
    words: "What you pay and receive, the network fee, and who gets it, to the lamport.",
  },
  {
    title: "What speaks against it",
    words: "Hidden transfers, handed over accounts, lasting permissions, fees set too high.",
  },
  {
    title: "How it ends",
    words: "A trial run on the cluster: what it says beside what it would really change.",
  },
] as const;

/** Before anything is asked: what there will be to read. */
export function Teaching() {
  return (
    <section
      aria-label="What you will read"
      className="border-line rounded-card border border-dashed p-6 sm:p-10 print:hidden"
    >
      <dl className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {parts.map(({ title, words }) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd className="text-muted mt-1 text-sm">{words}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted border-line mt-8 border-t pt-5 text-sm">
        No wallet is needed, and none is opened.
      </p>
    </section>
  );
}
