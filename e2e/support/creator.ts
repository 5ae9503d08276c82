import { expect, type Page } from "@playwright/test";
import * as z from "zod";
import { arrive } from "./person";
import type { Stack } from "./stack";

const keySchema = z.object({ apiKey: z.string(), apiSecret: z.string() });

export type RealmKey = z.output<typeof keySchema>;

type Creator = Stack["sandbox"]["creators"][number];

export const creatorOf = ({ sandbox }: Stack, name: string): Creator => {
  const creator = sandbox.creators.find((one) => one.name === name);
  if (!creator) throw new Error(`the sandbox has no ${name}`);
  return creator;
};

/** A further key and secret of a creator's account, as REALM gives them out. */
export const issueKey = async ({ sandbox }: Stack, name: string): Promise<RealmKey> => {
  const answer = await fetch(`${sandbox.control}/keys`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  return keySchema.parse(await answer.json());
};

/** Signs a creator in, with their REALM account connected; another story may have done that. */
export const arriveConnected = async (page: Page, stack: Stack, name: string): Promise<void> => {
  await arrive(page, `${stack.url}/safety`, name);
  if ((await page.request.get("/api/models")).ok()) return;
  const answer = await page.request.put("/api/account/credential", {
    headers: { origin: stack.url },
    data: await issueKey(stack, name),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
};
