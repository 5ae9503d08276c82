CREATE TABLE "webhook_subjects" (
	"subject" text PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"applied_until" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "webhook_events_due";--> statement-breakpoint
DROP INDEX "webhook_events_of";--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "recheck_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "webhook_subjects_due" ON "webhook_subjects" USING btree ("due_at") WHERE "webhook_subjects"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "purchases_at_realm" ON "purchases" USING btree ("realm_purchase_id") WHERE "purchases"."realm_purchase_id" is not null;--> statement-breakpoint
CREATE INDEX "purchases_open_of_listing" ON "purchases" USING btree ("listing_id") WHERE "purchases"."state" in ('created', 'prepared', 'signed', 'submitted', 'paid');--> statement-breakpoint
CREATE INDEX "purchases_recheck" ON "purchases" USING btree ("recheck_at") WHERE "purchases"."recheck_at" is not null;--> statement-breakpoint
CREATE INDEX "webhook_events_parked" ON "webhook_events" USING btree ("id") WHERE "webhook_events"."state" = 'parked';--> statement-breakpoint
INSERT INTO "webhook_subjects" ("subject", "due_at", "applied_until", "settled_at") SELECT "subject", min("due_at") FILTER (WHERE "state" = 'stored'), max("occurred_at") FILTER (WHERE "state" = 'applied'), max("settled_at") FROM "webhook_events" GROUP BY "subject";