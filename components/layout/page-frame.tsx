import type { ReactNode } from "react";

/** The page's own part: the landmark, its width and its room. */
export function PageFrame({
  children,
  width = "page",
}: {
  children: ReactNode;
  width?: "page" | "sheet";
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full px-4 pt-6 pb-16 outline-none sm:px-6 print:p-0 ${width === "page" ? "max-w-page" : "max-w-sheet"}`}
    >
      {children}
    </main>
  );
}
