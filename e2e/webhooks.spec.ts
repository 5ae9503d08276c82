import { createHmac } from "node:crypto";
import { registerWebhooks } from "../cli/stack/webhooks";
import { answerWallet, arrive, buy } from "./support/person";
import { expect, test } from "./support/test";

test.beforeEach(async ({ stack }) => {
  await registerWebhooks(stack.sandbox, stack.url);
});
