import { Icon } from "@/components/ui/icon";
import { examples } from "@/lib/browser/inspect/examples";

/** Recorded transactions to look at, for whoever has none at hand. */
export function Examples({ onExample }: { onExample: (text: string) => void }) {
  return (
    <section aria-labelledby="examples" className="print:hidden">
      <h2 id="examples" className="text-sm font-medium">
        Try an example
      </h2>
      <ul className="border-line mt-2 border-t">
        {examples.map(({ name, about, text }) => (
          <li key={name} className="border-line border-b">
            <button
              type="button"
              onClick={() => {
                onExample(text);
              }}
              className="group hover:bg-wall flex w-full items-center gap-3 px-2 py-3 text-left"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium">{name}</span>
                <span className="text-muted block text-xs">{about}</span>
              </span>
              <Icon name="arrowRight" className="text-muted group-hover:text-ink size-4.5" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
