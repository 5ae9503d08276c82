import type { Requirement, RequirementGroup } from "../requirement";
import { credentials } from "./credentials";
import { input } from "./input";
import { people } from "./people";
import { proving } from "./proving";
import { upstreams } from "./upstreams";
import { webhooks } from "./webhooks";

/** Every line of the security requirements, grouped as in docs/security.md. */
export const requirementGroups = [
  { title: "Credentials", requirements: credentials },
  { title: "Calls to REALM and other upstreams", requirements: upstreams },
  { title: "What people send", requirements: input },
  { title: "People", requirements: people },
  { title: "Webhooks", requirements: webhooks },
  { title: "Seeing and proving", requirements: proving },
] as const satisfies readonly RequirementGroup[];

const all = {
  ...credentials,
  ...upstreams,
  ...input,
  ...people,
  ...webhooks,
  ...proving,
} as const;

/** The name of a line: its anchor in docs/security.md and its address on the posture page. */
export type RequirementName = keyof typeof all;

export const isRequirementName = (text: string): text is RequirementName =>
  Object.hasOwn(all, text);

/** In the document's order. */
export const requirementNames: readonly RequirementName[] =
  Object.keys(all).filter(isRequirementName);

export const requirementOf = (name: RequirementName): Requirement => all[name];

export const DOCUMENT = "docs/security.md";

/** Where the document tells of a line. */
export const documentationOf = (name: RequirementName): string => `${DOCUMENT}#${name}`;
