/** Vite's listing of a directory, as far as the corpus's test asks for it. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly eager: true; readonly query: "?raw"; readonly import: "default" },
  ): Record<string, string>;
}
