import type { RequirementName } from "@/lib/core/posture";
import type { Measure } from "../check";
import { answerChecks } from "./answers";
import { credentialChecks } from "./credentials";
import { headerChecks } from "./headers";
import { identityChecks } from "./identity";
import { inputChecks } from "./input";
import { packageChecks } from "./packages";
import { patienceChecks } from "./patience";
import { projectChecks } from "./project";
import { recordChecks } from "./records";
import { signingChecks } from "./signing";
import { transportChecks } from "./transport";
import { vaultChecks } from "./vault";
import { webhookDoorChecks } from "./webhook-door";
import { webhookChecks } from "./webhooks";

/** How each requirement is measured; one without its check does not compile. */
export const checks: Readonly<Record<RequirementName, Measure>> = {
  ...credentialChecks,
  ...vaultChecks,
  ...signingChecks,
  ...patienceChecks,
  ...transportChecks,
  ...inputChecks,
  ...identityChecks,
  ...answerChecks,
  ...headerChecks,
  ...webhookChecks,
  ...webhookDoorChecks,
  ...recordChecks,
  ...packageChecks,
  ...projectChecks,
};
