import type { Given } from "../holding";
import type { GivenRow } from "../rows";
import { wordsOf } from "./json";

/** What the archive holds of one table, for its first page. */
export interface Section {
  readonly given: Given;
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly GivenRow[];
}

/** What the archive says of itself. */
export interface Contents {
  readonly wallet: string;
  /** Of this instance. */
  readonly origin: string;
  readonly at: Date;
  readonly sections: readonly Section[];
  readonly files: { readonly written: number; readonly missing: readonly string[] };
  /** What is not in it, each with why. */
  readonly left: readonly { readonly what: string; readonly why: string }[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text: what a seller or REALM wrote must not become a part of the page. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem}h1{margin:0 0 .25rem;font-size:1.6rem}h2{margin:2.5rem 0 .25rem;font-size:1.15rem}p{margin:.25rem 0;max-width:70ch}.quiet{opacity:.72}.scroll{overflow-x:auto;margin-top:.75rem;border:1px solid color-mix(in srgb,currentColor 18%,transparent);border-radius:8px}table{border-collapse:collapse;font-size:.85rem;min-width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;max-width:26rem;overflow-wrap:anywhere}th{white-space:nowrap}tr+tr td,thead+tbody td{border-top:1px solid color-mix(in srgb,currentColor 12%,transparent)}code{font-size:.95em}li{margin:.35rem 0;max-width:80ch}`;

const row = (fields: readonly string[], values: GivenRow): string =>
  `<tr>${fields.map((field) => `<td>${escaped(wordsOf(values[field]))}</td>`).join("")}</tr>`;

const section = ({ given, count, rows }: Section): string => {
  const fields = Object.keys(given.fields);
  const head = fields.map((field) => `<th scope="col">${escaped(field)}</th>`).join("");
  const body = rows.map((values) => row(fields, values)).join("");
  const more =
    count > rows.length ? `<p class="quiet">The first ${rows.length} of ${count}.</p>` : "";
  const table =
    count === 0
      ? `<p class="quiet">There is none.</p>`
      : `${more}<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  const file = `${given.file}.json`;
  return `<h2>${escaped(given.title)}</h2><p>${escaped(given.about)} All of it: <a href="${file}"><code>${file}</code></a>.</p>${table}`;
};

const fileWords = ({ written, missing }: Contents["files"]): string =>
  `${written} in the folder <code>files</code>.${missing.length === 0 ? "" : ` Of these the bytes were gone: ${missing.map((id) => escaped(id)).join(", ")}.`}`;

/** The archive's first page: what is in it, readable without anything else. */
export const contentsPage = (contents: Contents): string => {
  const { wallet, origin, at, sections, files, left } = contents;
  const why = left
    .map(
      ({ what, why: reason }) => `<li><strong>${escaped(what)}</strong>: ${escaped(reason)}</li>`,
    )
    .join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Your data · Countersign</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Your data</h1>
<p>What the Countersign at <code>${escaped(origin)}</code> held of the wallet <code>${escaped(wallet)}</code> on ${at.toISOString()}.</p>
<p class="quiet">Times are UTC. Files: ${fileWords(files)}</p>
${sections.map(section).join("\n")}
<h2>What is not in here</h2>
<ul>${why}</ul>
</body>
</html>
`;
};

/** The same in few words, for whoever opens the archive without a browser. */
export const readme = ({ wallet, origin, at, sections }: Contents): string =>
  [
    `Your data at ${origin}`,
    `Wallet: ${wallet}`,
    `Made:   ${at.toISOString()} (all times are UTC)`,
    "",
    "Open index.html in a browser to read it. The same as data:",
    "",
    ...sections.map(({ given, count }) => `  ${given.file}.json  ${given.title} (${count})`),
    "  files/  your uploads, and copies of what REALM made for you",
    "",
  ].join("\n");
