import type { JobView } from "@/lib/core/job";

/** What came of a job, small; each opens our copy, or REALM's while ours is being made. */
export function ResultThumbs({ results, title }: { results: JobView["results"]; title: string }) {
  if (results.length === 0) return null;
  return (
    <ul aria-label="Results" className="mt-3 flex flex-wrap gap-2">
      {results.map(({ resultId, kind, url, note }, at) => (
        <li key={resultId}>
          {url === null ? (
            <p className="text-muted max-w-56 text-xs">{note}</p>
          ) : (
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`Open ${kind === "image" ? "picture" : "film"} ${at + 1} of ${title}`}
              className="border-line hover:border-edge rounded-control block size-16 overflow-hidden border"
            >
              {kind === "image" ? (
                <img src={url} alt="" loading="lazy" className="bg-wall size-full object-cover" />
              ) : (
                <video
                  src={url}
                  muted
                  preload="metadata"
                  className="bg-wall size-full object-cover"
                />
              )}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
