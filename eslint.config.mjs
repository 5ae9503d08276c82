import eslint from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import security from "eslint-plugin-security";
import tseslint from "typescript-eslint";

/**
 * Who may import whom: docs/architecture.md has the picture. dependency-cruiser checks the same
 * on the resolved graph; these rules say it in the editor, while the line is being written.
 */
const layer = (files, forbidden) => ({
  files,
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: forbidden.map((group) => ({ group: [group], message: `Not from ${files[0]}.` })),
      },
    ],
  },
});

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      "node_modules/**",
      "next-env.d.ts",
      "test-results/**",
      "**/*.mjs",
      "**/*.cjs",
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  security.configs.recommended,
  {
    languageOptions: {
      // One program and one checker for all files; the project service begins anew with each it opens.
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Playwright reads the names of fixtures out of the pattern; one that needs none writes {}.
      "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // Indexing is checked by the compiler (noUncheckedIndexedAccess); this rule reports every a[i].
      "security/detect-object-injection": "off",
      // Paths here come from configuration and from the program itself, never from a request.
      "security/detect-non-literal-fs-filename": "off",
    },
  },
  {
    files: ["components/**/*.{ts,tsx}", "lib/browser/**/*.{ts,tsx}", "app/**/*.tsx"],
    ...reactHooks.configs.flat.recommended,
  },
  { files: ["cli/**/*.ts", "sandbox/main.ts", "bench/**/*.ts"], rules: { "no-console": "off" } },
  layer(
    ["lib/core/**/*.{ts,tsx}"],
    [
      "@/lib/server/*",
      "@/lib/browser/*",
      "@/components/*",
      "@/app/*",
      "@/sandbox/*",
      "node:*",
      "next/*",
      "react",
    ],
  ),
  layer(
    ["lib/browser/**/*.{ts,tsx}"],
    ["@/lib/server/*", "@/components/*", "@/app/*", "@/sandbox/*", "node:*"],
  ),
  layer(["components/**/*.{ts,tsx}"], ["@/lib/server/*", "@/app/*", "@/sandbox/*", "node:*"]),
  layer(
    ["lib/server/**/*.{ts,tsx}"],
    ["@/lib/browser/*", "@/components/*", "@/app/*", "@/sandbox/*"],
  ),
  layer(
    ["sandbox/**/*.{ts,tsx}"],
    [
      "@/lib/server/*",
      "@/lib/browser/*",
      "@/components/*",
      "@/app/*",
      "@/lib/core/review/*",
      "@/lib/core/intent/*",
      "@/lib/core/purchase/*",
    ],
  ),
  layer(["app/**/*.{ts,tsx}"], ["@/sandbox/*"]),
);
