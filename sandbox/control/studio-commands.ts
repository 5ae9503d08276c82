import * as z from "zod";
import { jobFailureSchema, misdirectionSchema } from "../realm";
import type { ControlParts } from ".";
import type { Command } from "./http";

const speedSchema = z.strictObject({ speed: z.number().min(0.01).max(100_000) });

const expirySchema = z.strictObject({ seconds: z.int().min(1).max(86_400).nullable() });

const quotaSchema = z.strictObject({ name: z.string(), limit: z.int().min(0).nullable() });

const profileSchema = z.strictObject({
  name: z.string(),
  username: z.string().max(20_000).exactOptional(),
  email: z.string().max(20_000).exactOptional(),
});

const keyCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "POST",
    path: "/keys",
    does: "Issues another API key and secret to Platform or a creator; those there are stay in force.",
    takes: { name: "Platform" },
    run: (body) => realm.issueKey(z.strictObject({ name: z.string() }).parse(body).name),
  },
  {
    method: "POST",
    path: "/keys/revoke",
    does: "Ends an API key at once and for good.",
    takes: { apiKey: "rk_sandbox_…" },
    run: (body) => {
      realm.revokeKey(z.strictObject({ apiKey: z.string() }).parse(body).apiKey);
    },
  },
  {
    method: "POST",
    path: "/profile",
    does: "Has Platform or a creator be called anything, without REALM's own rules.",
    takes: { name: "Creator 1", username: "any", email: "any" },
    run: (body) => {
      const { name, ...texts } = profileSchema.parse(body);
      realm.setProfile(name, texts);
    },
  },
  {
    method: "POST",
    path: "/quota",
    does: "Gives Platform or a creator another monthly quota of calls; null gives the plan's back.",
    takes: { name: "Creator 1", limit: 0 },
    run: (body) => {
      const { name, limit } = quotaSchema.parse(body);
      realm.setQuota(name, limit);
    },
  },
];

const jobCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/jobs/failure",
    does: "Jobs that are due to fail.",
    run: () => ({ due: realm.studio.failures.list() }),
  },
  {
    method: "POST",
    path: "/jobs/failure",
    does: "Makes the next jobs fail in the end: model_training, image_generation, image_modification, video_generation, face_swap.",
    takes: { errorCode: "processing_failed", jobType: "image_generation", times: 1 },
    run: (body) => {
      realm.studio.failures.add(jobFailureSchema.parse(body));
      return { due: realm.studio.failures.list() };
    },
  },
  {
    method: "DELETE",
    path: "/jobs/failure",
    does: "Lets jobs succeed again.",
    run: () => {
      realm.studio.failures.clear();
    },
  },
];

const addressCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "POST",
    path: "/media/expiry",
    does: "Lets addresses of results expire after seconds, also those without a date; null lets them last.",
    takes: { seconds: 60 },
    run: (body) => {
      const { seconds } = expirySchema.parse(body);
      realm.studio.media.lifetime = seconds;
      return { seconds };
    },
  },
  {
    method: "POST",
    path: "/media/address",
    does: "Tells an address of another kind for the next result, or for a listing's picture (every listing's without its id), as it is or by a redirect.",
    takes: { of: "result", address: "http://169.254.169.254/", redirect: false },
    run: (body) => ({ told: realm.misdirections.add(misdirectionSchema.parse(body)) }),
  },
  {
    method: "DELETE",
    path: "/media/address",
    does: "Tells true addresses again.",
    run: () => {
      realm.misdirections.clear();
    },
  },
];

/** Keys and quotas, jobs and their results. */
export const studioCommands = (parts: ControlParts): readonly Command[] => [
  ...keyCommands(parts),
  ...jobCommands(parts),
  ...addressCommands(parts),
  {
    method: "POST",
    path: "/speed",
    does: "How fast jobs go through their stages and deliveries are tried again: 1 is a few seconds a job, 1000 is at once.",
    takes: { speed: 1000 },
    run: (body) => {
      parts.realm.pace.speed = speedSchema.parse(body).speed;
      return { speed: parts.realm.pace.speed };
    },
  },
];
