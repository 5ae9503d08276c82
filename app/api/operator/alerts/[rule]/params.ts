import * as z from "zod";
import { alertRules } from "@/lib/core/operator/alerts";

/** Path of everything under one rule. */
export const alertParams = z.object({ rule: z.enum(alertRules.map(({ id }) => id)) });
