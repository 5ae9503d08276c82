/** The house's walls on the resolved import graph: docs/architecture.md. */
const useCases =
  "^lib/server/(purchases|listings|favourites|selling|models|jobs|credentials|account)/";
const services =
  "^lib/server/(?!purchases|listings|favourites|selling|models|jobs|credentials|account)[^/]+/";
const outside = "[.](test|spec)[.]tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-pure",
      severity: "error",
      from: { path: "^lib/core/", pathNot: outside },
      to: { path: "^(lib/(server|browser)|app|components|sandbox|cli|e2e)/" },
    },
    {
      name: "core-has-no-node",
      severity: "error",
      from: { path: "^lib/core/", pathNot: outside },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "browser-uses-core-only",
      severity: "error",
      from: { path: "^lib/browser/" },
      to: { path: "^(lib/server|app|components|sandbox|cli)/" },
    },
    {
      name: "components-never-reach-the-server",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lib/server|app|sandbox|cli)/" },
    },
    {
      name: "server-uses-core-only",
      severity: "error",
      from: { path: "^lib/server/" },
      to: { path: "^(lib/browser|app|components|sandbox|cli)/" },
    },
    {
      name: "services-never-use-use-cases",
      severity: "error",
      from: { path: services, pathNot: outside },
      to: { path: useCases },
    },
    {
      name: "sandbox-is-a-separate-program",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^(app|components|lib/(?!core/(realm|money)/))" },
    },
    {
      name: "nothing-imports-the-sandbox",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^sandbox/" },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(node_modules|[.]next)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
