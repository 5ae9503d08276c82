import * as z from "zod";
import { attention, count, fail, holds, pass, type Measure } from "../check";
import type { AdvisoryReport, Probe } from "../probe/probe";

const lockfileSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      /** It comes inside another package's archive, whose sum covers it. */
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const sbomSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string(),
  metadata: z.object({ timestamp: z.string() }).optional(),
  components: z.array(z.unknown()),
});

/** Where `npm run sbom` puts it. */
export const SBOM = ".next/sbom.cdx.json";

const lockfile = async ({ projectFile }: Probe) => {
  const file = await projectFile("package-lock.json");
  if (file === null) return attention("The lockfile is not deployed here; npm test looks at it.");
  const { packages } = lockfileSchema.parse(JSON.parse(file.text));
  const all = Object.entries(packages).filter(([name, { link }]) => name !== "" && link !== true);
  const bare = all.filter(([, { integrity, inBundle }]) => !integrity && inBundle !== true);
  return holds(
    all.length > 0 && bare.length === 0,
    `The lockfile names ${count(all.length, "package")}, each with the sum of its archive.`,
    `The lockfile has ${count(bare.length, "package")} without a sum.`,
  );
};

const installScripts = async ({ projectFile }: Probe) => {
  const file = await projectFile(".npmrc");
  if (file === null) return attention(".npmrc is not deployed here; npm test looks at it.");
  return holds(
    /^ignore-scripts\s*=\s*true$/mu.test(file.text),
    "Install scripts of packages are off.",
    "Install scripts of packages are on.",
  );
};

const sbom = async ({ projectFile }: Probe) => {
  const file = await projectFile(SBOM);
  if (file === null) return attention("No SBOM was made with this build; npm run sbom makes one.");
  const parsed = sbomSchema.safeParse(JSON.parse(file.text));
  if (!parsed.success) return fail("The SBOM is no CycloneDX document.");
  const { specVersion, components } = parsed.data;
  const words = `CycloneDX ${specVersion} of ${file.changedAt.toISOString().slice(0, 10)} with ${count(components.length, "component")}.`;
  const locked = await projectFile("package-lock.json");
  return locked !== null && locked.changedAt > file.changedAt
    ? attention(`${words} The lockfile is newer.`)
    : pass(words);
};

const advisoryWords = (report: AdvisoryReport) => {
  if (!report.ran) return attention(`npm audit could not run: ${report.reason}.`);
  const { high, critical, all } = report;
  return holds(
    high + critical === 0,
    `npm audit ran: ${all} in all, none high or critical.`,
    `npm audit ran: ${critical} critical and ${high} high.`,
  );
};

const packages: Measure = async (probe) =>
  Promise.all([
    lockfile(probe),
    installScripts(probe),
    sbom(probe),
    probe.advisories().then(advisoryWords),
  ]);

export const packageChecks = { packages } as const satisfies Readonly<Record<string, Measure>>;
