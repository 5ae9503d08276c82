import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openEmbedded } from "@/lib/server/db/embedded";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { createLogger } from "@/lib/server/log/create-logger";
import { onlyUseCases } from "./testing/use-cases";
import { runWebhookWorker } from "./worker";

const url = (file: string): string => JSON.stringify(join(import.meta.dirname, file));

/** A process that acknowledges two events, begins to apply one, and comes no further. */
const program = (folder: string): string => `
  import { openEmbedded } from ${url("../db/embedded.ts")};
  import { receiveWebhook } from ${url("receive.ts")};
  import { claimDueSubjects } from ${url("store/lease.ts")};
  import { eventStore } from ${url("store/insert.ts")};
  import { makeDue } from ${url("store/subjects.ts")};
  import { delivery, eventBody, verify } from ${url("testing/inbox.ts")};
  void (async () => {
    const { database } = await openEmbedded(${JSON.stringify(folder)});
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, with: () => log };
    const now = () => new Date();
    const store = eventStore({ database: async () => database, now });
    const tell = (id) =>
      receiveWebhook(
        { verify, store, now, announce: quiet, log },
        delivery(eventBody("evt_" + id, "purchase.completed", { purchaseId: "purch_" + id })),
      );
    await tell(1);
    await makeDue(database, ["purchase:purch_1"], now());
    await claimDueSubjects({ database, now }, 1);
    await tell(2);
    process.stdout.write("claimed");
    setInterval(quiet, 1000);
  })();`;

it("kill -9 after the acknowledgement, before applying or in the midst of it: applied after the restart", async () => {
  const folder = await readyFolder();
  const script = join(folder, "receive.ts");
  await writeFile(script, program(folder));
  const node = ["--conditions=react-server", "--import", "tsx", script];
  const child = spawn(process.execPath, node, { stdio: ["ignore", "pipe", "inherit"] });
  const said: unknown[] = await once(child.stdout, "data");
  expect(String(said[0])).toBe("claimed");
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;

  const { database, close } = await openEmbedded(folder);
  const looked: unknown[] = [];
  const worker = runWebhookWorker({
    database,
    // The dead one's lease is over.
    now: () => new Date(Date.now() + 10_000),
    log: createLogger({ level: "silent", secrets: () => [] }),
    useCases: onlyUseCases({
      lookAtPurchases: (which) => {
        looked.push(which);
        return Promise.resolve(1);
      },
      forgetListing: () => undefined,
    }),
  });
  const states = async () => (await database.select().from(webhookEvents)).map((row) => row.state);
  await expect.poll(states).toEqual(["applied", "applied"]);
  expect(looked).toHaveLength(2);
  expect(looked).toEqual(
    expect.arrayContaining(["purch_1", "purch_2"].map((id) => ({ realmPurchaseId: id }))),
  );
  await worker.stop();
  await close();
  await rm(folder, { recursive: true });
});
