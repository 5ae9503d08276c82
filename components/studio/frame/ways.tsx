import Link from "next/link";

interface WaysProps {
  /** Names the row for those who do not see it. */
  label: string;
  ways: readonly { readonly href: string; readonly words: string }[];
  /** The href of the way one is on. */
  current: string;
}

/** The ways to the same kind of thing, such as a picture: one page each. */
export function Ways({ label, ways, current }: WaysProps) {
  return (
    <nav aria-label={label} className="mb-6">
      <ul className="border-edge rounded-control inline-flex border p-0.5">
        {ways.map(({ href, words }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === current ? "page" : undefined}
              className="text-muted hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent block rounded-sm px-3 py-1.5 text-sm font-medium"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
