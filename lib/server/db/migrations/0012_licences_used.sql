ALTER TABLE "jobs" ADD COLUMN "account" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
CREATE INDEX "purchases_received" ON "purchases" USING gin (("intent" -> 'receive') jsonb_path_ops);